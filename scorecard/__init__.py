"""CSA Scorecard: scorecards of the 27 EU member states from one YAML file a country."""

__version__ = "0.1.0"
