namespace Arbitration.Court.Cases;

internal enum Side { Claimant, Respondent }
