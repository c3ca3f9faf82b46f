namespace Arbitration.EndToEnd.Tests;

/// <summary>Tests that take one after the other the same system and the same three browsers: to start these takes as long as a short course.</summary>
[CollectionDefinition(Name)]
public sealed class InTheCourthouse : ICollectionFixture<Courthouse>
{
    public const string Name = "courthouse";
}
