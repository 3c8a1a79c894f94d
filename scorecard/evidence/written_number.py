"""Defines a number that is printed with the decimals with which it was published: 72.0 is not 72."""


class WrittenNumber(float):
    """A number with the decimals that it has in the file."""

    decimals: int

    def __new__(cls, value: float, decimals: int) -> "WrittenNumber":
        """Returns the number; `decimals` is how many digits stand behind its point."""
        number = super().__new__(cls, value)
        number.decimals = decimals
        return number

    def __reduce__(self) -> tuple[type["WrittenNumber"], tuple[float, int]]:
        """Returns how a copy is made."""
        return WrittenNumber, (float(self), self.decimals)


def parse_number(text: str) -> WrittenNumber:
    """Returns the number that a text such as `69.50` stands for."""
    return WrittenNumber(float(text), len(text.partition(".")[2]))


def decimals_of(number: float) -> int:
    """Returns the number of decimals of a number as it was written, or else those needed to write it exactly."""
    if isinstance(number, WrittenNumber):
        return number.decimals
    return 0 if number == int(number) else len(repr(float(number)).partition(".")[2])
