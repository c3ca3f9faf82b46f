using Arbitration.Media.Node;
using Xunit;

namespace Arbitration.Media.Tests.Node;

public sealed class AdmissionTests
{
    /// <summary>Ten seconds of readings of so many recordings that use so many cores together.</summary>
    private static Admission Measured(int recordings, double cores, long latePerSecond = 0)
    {
        var admission = new Admission(2);
        for (var second = 0; second <= 10; second++) admission.Note(second, second * cores, recordings, second * latePerSecond);
        return admission;
    }

    [Theory]
    [InlineData(4, 0.95, false)]  // webcams: 0.95 + 0.35 of 1.44
    [InlineData(5, 1.19, true)]
    [InlineData(3, 0.85, false)]  // noisy pictures; a fifth would be late
    [InlineData(4, 1.13, true)]
    [InlineData(2, 1.0, true)]  // dear ones: a third costs as much as they do
    internal void A_further_hearing_is_taken_while_its_cost_fits(int recordings, double cores, bool full) =>
        Assert.Equal(full, Measured(recordings, cores).IsFull);

    [Fact]
    public void One_hearing_is_always_taken()
    {
        Assert.True(new Admission(0.1).TryBegin());
        Assert.False(Measured(recordings: 0, cores: 1.9).IsFull);
    }

    [Fact]
    public void Hearings_that_were_just_taken_count_before_they_are_measured()
    {
        var admission = Measured(recordings: 1, cores: 0.4);
        Assert.True(admission.TryBegin());
        Assert.True(admission.TryBegin());
        Assert.True(admission.IsFull);
        Assert.False(admission.TryBegin());
        // Measured by now, and cheap.
        for (var second = 11; second <= 25; second++) admission.Note(second, 4 + ((second - 10) * 0.8), 4, 0);
        Assert.False(admission.IsFull);
    }

    [Fact]
    public void A_programme_that_is_late_takes_nothing_more() => Assert.True(Measured(recordings: 1, cores: 0.3, latePerSecond: 3).IsFull);
}
