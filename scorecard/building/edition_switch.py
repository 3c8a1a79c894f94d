"""Publishes an edition by exchanging the whole folder or renewing it in place; completes a killed switch.

A folder that holds only files of the program is exchanged as a whole. A folder that also holds files of others is
renewed in place. A switch that was killed is completed by the plan that was written before it began.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from scorecard.building.directory_swap import can_be_exchanged, exchange, hidden_files
from scorecard.building.manifest import NAME, File, Manifest, ManifestError, read_manifest
from scorecard.building.output_check import check_names
from scorecard.building.own_file import is_regular
from scorecard.building.published_name_check import is_content_addressed
from scorecard.building.renewal_in_place import (
    DamagedFileError,
    drop_staged,
    has_content,
    in_order,
    remove,
    stage,
    switch,
    wait_for_readers,
)
from scorecard.building.switch_plan import SwitchPlan, read_plan
from scorecard.evidence.joined_messages import cause_and_cure
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.system_causes import cause_of

_CURES = {
    errno.ENOSPC: tr_noop("free some space and run the same command again"),
    errno.EDQUOT: tr_noop("free some space and run the same command again"),
    errno.EROFS: tr_noop("make the file system writable and run the same command again"),
    errno.EACCES: tr_noop("get the right to write there and run the same command again"),
    errno.EPERM: tr_noop("get the right to write there and run the same command again"),
    errno.EFBIG: tr_noop("raise the limit and run the same command again"),
}
_OTHER_CURE = tr_noop("correct that and run the same command again")

AS_IT_WAS = tr_noop("{folder} is as it was")
_OF_TWO_EDITIONS = tr_noop("{folder} holds files of two editions")
_MAYBE_OF_TWO_EDITIONS = tr_noop("{folder} may hold files of two editions")


class PublicationError(OSError):
    """The system refused an operation while an edition was published; the message says in which state the output is,
    and what to do."""


class EditionSwitch:
    """The published folder `output`, the folder `new` with finished files, and the plan of a switch between them."""

    def __init__(self, output: Path, new: Path, plan: Path) -> None:
        self._output, self._new, self._plan = output, new, plan

    def switch(self, manifest: Manifest, before: Manifest | None) -> None:
        """Publishes the finished files that the manifest lists, beside the published ones that stay.

        The folder `new` holds the manifest too. Raises OutputError where a file of others has a name that is needed.
        OSErrors are passed on; the message says in which state the output is then.
        """
        own = before.files if before else {}
        if self._output.exists():
            new = {path: file for path, file in manifest.files.items() if path not in own}
            same = [path for path, file in new.items() if has_content(self._output / path, file)]
            check_names(self._output, [NAME, *new, *own], (), {NAME, *own, *same})
        gone = {path: file for path, file in own.items() if path not in manifest.files}
        assets = {
            path: file
            for path, file in gone.items()
            if is_content_addressed(path) and has_content(self._output / path, file)
        }
        finished = {path: file for path, file in manifest.files.items() if is_regular(self._new / path)}
        if not self._exchange(manifest.files, own, assets):
            content = manifest.to_json()
            removed = {path: file for path, file in gone.items() if path not in assets}
            listing = File(sha256(content).hexdigest(), len(content))
            self._renew_in_place(SwitchPlan(in_order(finished), removed, assets, listing))
        if assets:
            wait_for_readers()
            self._remove_unlisted(assets)
        shutil.rmtree(self._new, ignore_errors=True)
        self._plan.unlink(missing_ok=True)

    def complete(self) -> None:
        """Completes a killed switch by its plan. Raises OutputError and OSError as `switch` does."""
        if not os.path.lexists(self._plan):
            return
        plan = read_plan(self._plan)
        if plan and plan.manifest:
            check_names(self._output, (NAME, *plan.renewed), (), {NAME, *plan.renewed})
            with explained(self._output, _MAYBE_OF_TWO_EDITIONS, completes=True):
                self._complete_renewal(plan)
        if plan:
            self._remove_unlisted(plan.replaced_assets)
        self._plan.unlink()

    def _exchange(self, listed: Mapping[str, File], own: Mapping[str, File], assets: Mapping[str, File]) -> bool:
        """Gives the whole new folder its place; returns False where the published one must be renewed in place."""
        if not self._output.exists():
            try:
                self._new.rename(self._output)
            except OSError:
                return False
            return True
        if not can_be_exchanged(self._output, self._new, {NAME, *own}) or self._has_changed(own, listed, assets):
            return False
        try:
            for path in (*listed, *assets, *hidden_files(self._output)):
                if not os.path.lexists(self._new / path) and os.path.lexists(self._output / path):
                    (self._new / path).parent.mkdir(parents=True, exist_ok=True)
                    os.link(self._output / path, self._new / path)
            if assets:
                SwitchPlan({}, {}, assets, None).write(self._plan)
        except OSError:
            return False
        if not exchange(self._new, self._output):
            return False
        self._take_back({NAME, *own})
        return True

    def _has_changed(self, own: Mapping[str, File], listed: Mapping[str, File], assets: Mapping[str, File]) -> bool:
        """Returns whether a file that is no longer built was changed outside the build; such a file must stay."""
        no_longer_built = own.keys() - listed.keys() - assets.keys()
        return any(
            is_regular(self._output / path) and not has_content(self._output / path, own[path])
            for path in no_longer_built
        )

    def _take_back(self, own: Iterable[str]) -> None:
        """Removes the previous edition, and restores files that others added to it during the exchange."""
        for path in (*own, *hidden_files(self._output)):
            (self._new / path).unlink(missing_ok=True)
        for added in files_in(self._new):
            place = self._output / added.relative_to(self._new)
            if not os.path.lexists(place):
                place.parent.mkdir(parents=True, exist_ok=True)
                added.rename(place)

    def _renew_in_place(self, plan: SwitchPlan) -> None:
        with explained(self._output, AS_IT_WAS):
            self._output.mkdir(parents=True, exist_ok=True)
            plan.write(self._plan)
            try:
                stage(plan, self._new, self._output)
            except BaseException:
                self._plan.unlink()
                raise
        with explained(self._output, _OF_TWO_EDITIONS, completes=True):
            switch(plan, self._output)

    def _complete_renewal(self, plan: SwitchPlan) -> None:
        """Completes a renewal in place; abandons it where the finished files are lost, which are then built again."""
        try:
            stage(plan, self._new, self._output)
        except (DamagedFileError, FileNotFoundError):
            drop_staged(plan, self._output)
            others = {path: file for path, file in plan.renewed.items() if not is_content_addressed(path)}
            self._remove_unlisted(others)
            return
        switch(plan, self._output)
        shutil.rmtree(self._new, ignore_errors=True)

    def _remove_unlisted(self, files: Mapping[str, File]) -> None:
        """Removes files that the published manifest does not list. A file that it lists belongs to a switch that was
        killed before the manifest was replaced."""
        try:
            listed = read_manifest(self._output).files
        except ManifestError:  # changed outside the build: it is not known which files are ours
            return
        remove({path: file for path, file in files.items() if path not in listed}, self._output)


@contextmanager
def explained(output: Path, state: str, completes: bool = False) -> Iterator[None]:
    """Turns an error of the system within the block into a PublicationError, which says in which state the output is
    and what to do.

    `state` is a message with a place for the folder; `completes` says that the same command completes the new edition.
    """
    try:
        yield
    except PublicationError:
        raise
    except OSError as error:
        cure = tr(_CURES.get(error.errno or 0, _OTHER_CURE))
        if completes:
            # Translators: "the new one" is the new edition; {cure} is "free some space and run the same command again".
            cure = tr("{cure}, which completes the new one", cure=cure)
        reason = cause_and_cure(cause_and_cure(cause_of(error), tr(state, folder=output)), cure)
        raise PublicationError(error.errno, reason, str(error.filename or output)) from error


def files_in(folder: Path) -> list[Path]:
    """Returns every file below a folder; none where the folder does not exist."""
    return [Path(parent) / name for parent, _, names in os.walk(folder) for name in names]
