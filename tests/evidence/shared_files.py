"""Shared files with every field of edition, surveys, timeline, proposal and parliament, for mistakes made in them."""

SHARED_FILES = {
    "eu/edition.yaml": """\
name: Edition of 2026
evidence_date: 2026-11-24
days_ahead: 120
compared_with: 2025-10-01
publisher: A publisher of Vienna
website: https://publisher.eu/about
address: https://publisher.eu/scorecard/
contact: [Telephone 12345]
foreword:
  says:
  - en: The words of a foreword
  by: A president of Vienna
  role:
    en: President of the board
thanks:
- en: The members who read it
method:
  en: The method in a few words.
child_helpline: 116 111
missing_children_line: 116 000
missing_children_sources: [shared-1]
corrections:
- date: 2026-11-20
  state: AT
  printed:
    en: That the minister was for it
  right:
    en: That the minister was against it
  because:
    en: A reader of the page asked
  sources: [shared-1]
assertions:
  min:
    statements: 2
    states_with_government_statement: 1
    national_members: 1
    surveys: 1
    survey_results: 1
    eu_events: 1
    national_events: 1
    council_moments: 0
    roll_calls: 1
    members_of_parliament: 1
""",
    "eu/surveys.yaml": """\
surveys:
  big-survey:
    name: A survey of Vienna
    commissioner:
      en: A sponsor of surveys
    side: child_rights
    side_note:
      en: It asks for the rules since 2020
    institute: An institute of opinion
    population:
      en: Adults with a telephone
    n: 2018
    n_by_state:
      AT: 1009
    states: [AT, DE]
    states_note:
      en: Two states of the many
    fieldwork:
      start: 2021-09-01
      end: 2021-09-10
      note:
        en: In the evenings only
    published: 2021-10-05
    mode:
      en: By telephone and by post
    sampling: probability
    design_effect: 1.4
    cautions:
    - text:
        en: Few young people were asked
      states: [AT]
    criticism:
    - by: A critic of surveys
      point:
        en: The question leads to its answer
      source: shared-1
    not_found:
    - en: The questionnaire as a whole
    introduction:
    - language: de
      words: Es geht um den Schutz von Kindern
      note:
        en: As in the questionnaire
      source: shared-1
    sources: [shared-1]
    questions:
      worried:
        asks:
          en: Are worried about it
        topic: proposal
        sides:
          counted:
            en: All who are worried
          whole: true
        number: Question 3
        wording:
        - language: de
          words: Machen Sie sich Sorgen
          note:
            en: As in the report
          source: shared-1
        note:
          en: Asked at the end
        overall:
        - area: ALL2
          share: 70.5
          qualifier: about
          n: 2018
          also_reported:
          - what:
              en: Not worried at all
            share: 20
            answer: true
          source: shared-1
          also: [shared-2]
          note:
            en: Both states together
petitions:
- name: A petition to Vienna
  side: child_rights
  organiser: An organiser of petitions
  area: EU
  signatures: {en: 12 345}
  date: 2024-05-06
  about:
    en: Asks for the rules
  source: shared-1
not_found:
- en: A survey of the year 2020
""",
    "eu/timeline.yaml": """\
events:
- date: 2022-05-11
  inferred: true
  title:
    en: The proposal of the Commission
  label:
    en: Proposal
  summary:
    en: The Commission of that time, in Vienna, proposes.
  kind: commission
  file: proposal
  level: major
  source: shared-1
  quality: primary
  note:
    en: On the day of the strategy
""",
    "eu/proposal.yaml": """\
texts:
  proposal:
    file: proposal
    name:
      en: The proposal of the Commission
    short:
      en: the proposal
    issuer:
      en: The Commission of the EU
    date: 2022-05-11
    council_document: 9068/22 of Vienna
    holds:
      detection_orders: in
      voluntary_detection: out
      encryption: in
      new_material: in
      eu_centre: open
      sources: [shared-1]
    encryption:
      en: In scope without a word of it
    superseded_by: danish
    summary:
      en: Orders to detect
    source: shared-1
    note:
      en: Two files in one
  danish:
    file: proposal
    name: {en: The Danish text}
    short: {en: the Danish text}
    issuer: {en: Presidency}
    date: 2025-07-01
    holds:
      detection_orders: in
      voluntary_detection: out
      encryption: in
      new_material: in
      eu_centre: open
      sources: [shared-1]
    encryption: {en: On the device.}
    continues: proposal
    summary: {en: Orders.}
    source: shared-1
""",
    "eu/parliament.yaml": """\
roll_calls:
  2026-03-26:
    date: 2026-03-26
    procedure: 2025/0429(COD) of Vienna
    short:
      en: Motion to reject the rules
    subject:
      says:
        en: The motion of a group to reject the rules
      sources: [shared-1]
    amended_before:
      says:
        en: Nothing had been amended before
      sources: [shared-1]
    yes_meant:
      says:
        en: A yes was a vote against the rules
      sources: [shared-1]
    substance:
      decided: true
      reason:
        en: It would have ended the rules
    inverted: true
    in_favour: 1
    against: 1
    abstained: 0
    source: shared-1
    also: [shared-2]
    note:
      en: A vote by show of hands came before
leading_votes:
  least: 2
  reason:
    en: One vote tells too little of it
sitting_since: 2024-07-16
groups:
- name: Renew Europe Group
  short:
    en: Renew
read_from: [shared-1]
members_note:
  en: All who had a seat on that day
""",
}
"""The shared files by name."""
