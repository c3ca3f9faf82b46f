namespace Arbitration.Press.Tests;

/// <summary>Tests that measure processor time and memory do so one after the other.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
