// Browsers and media share two cores: two of these tests at once would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
