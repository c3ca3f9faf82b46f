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
    [InlineData(4, 1.2, false)]  // 1.2 + 0.35 of 1.7
    [InlineData(5, 1.5, true)]
    [InlineData(2, 1.0, false)]  // noisy pictures: 1.0 + 0.5
    [InlineData(3, 1.5, true)]
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
