using Arbitration.Court.Access;
using Microsoft.AspNetCore.Routing;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>Checked outside the screens: whatever anybody is sent or may read is searched for words that are not for them.</summary>
public sealed class IsolationTests(SoundHearing play, LeakyHearing leaky) : IClassFixture<SoundHearing>, IClassFixture<LeakyHearing>
{
    [Theory]
    [InlineData(nameof(Stage.Sitting))]
    [InlineData(nameof(Stage.Closed))]
    public void Each_planted_word_is_found_by_those_who_may_have_it_and_by_nobody_else(string stage)
    {
        var until = Enum.Parse<Stage>(stage);
        Same([], Unlawful(play, play.Found(until), until).Select(Told));
        // And that there was something to be found.
        Same(play.Words.All.SelectMany(word => word.MaySee(until).Select(listener => $"{listener}: {word.Name}")), play.Found(until).Select(f => $"{f.Listener}: {f.Word}"));
    }

    [Fact]
    public void Each_text_that_a_call_of_the_hub_takes_is_planted_or_refused()
    {
        var planted = play.Words.All.Select(word => word.Entered).Concat(Exempt.IsRefused).ToHashSet();
        Same([], TextInputs.OfHub().Where(input => !planted.Contains(input) && !(planted.Contains("*.opId") && input.EndsWith(".opId", StringComparison.Ordinal))));
        Same(AccessMatrix.HubMethods.Keys, TextInputs.HubMethods.Select(m => m.Name));
    }

    [Fact]
    public void Each_text_that_a_request_takes_is_planted_or_has_its_reason()
    {
        var planted = play.Words.All.Select(word => word.Entered).Concat(Exempt.OfRoutes.Keys).ToHashSet();
        var inputs = TextInputs.OfRoutes(play.Court.Court.Get<EndpointDataSource>()).ToHashSet();
        Same([], inputs.Except(planted));
        Same([], Exempt.OfRoutes.Keys.Except(inputs));
    }

    public static TheoryData<string> Leaks() => new(PlantedLeaks.All.Select(leak => leak.Word));

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_leak_of_the_hub_is_found_with_whom_it_reaches_and_where(string word)
    {
        var leak = PlantedLeaks.All.Single(leak => leak.Word == word);
        var found = Unlawful(leaky, leaky.Found(Stage.Sitting), Stage.Sitting).Where(f => f.Word == word).ToHashSet();
        Same(leak.Reaches.Select(listener => Told(new Finding(listener, word, leak.Channel))), found.Select(Told));
    }

    [Fact]
    public void Nothing_is_found_but_the_leaks_that_were_planted() =>
        Same([], Unlawful(leaky, leaky.Found(Stage.Sitting), Stage.Sitting).Where(f => PlantedLeaks.All.All(leak => leak.Word != f.Word)).Select(Told));

    [Fact]
    public async Task Each_read_that_forgets_to_ask_who_reads_is_found()
    {
        var clerk = play.Listener(Cast.Clerk);
        var telling = 0;
        // The sheet of attendance is made anew each time; the record's PDF, which is stored, stands for both.
        foreach (var read in play.Reads.Where(read => !read.EndsWith("attendance.pdf", StringComparison.Ordinal)))
        {
            var answer = clerk.Everything.Last(heard => heard.Channel == $"GET {read}");
            var words = play.Words.All.Where(answer.Holds).ToList();
            if (words.Count == 0) continue;
            telling++;
            // Taken apart again, a PDF takes its time, so one listener stands for all.
            var listeners = play.Listeners.Where(listener => !EveryRead.IsSlow(read) || listener.Name == Cast.Nobody).ToList();
            var expected = from listener in listeners from word in words where !word.MaySee(Stage.Closed).Contains(listener.Name) select new Finding(listener.Name, word.Name, $"GET {read}");
            play.Leaks.Forgetful = read;
            var found = new List<Finding>();
            foreach (var listener in listeners)
            {
                var heard = await listener.GetAsync(read);
                found.AddRange(play.Words.All.Where(heard.Holds).Select(word => new Finding(listener.Name, word.Name, heard.Channel)));
            }
            play.Leaks.Forgetful = null;
            Same(expected.Select(Told), Unlawful(play, found, Stage.Closed).Select(Told));
        }
        Assert.True(telling > 8, $"only {telling} reads told anything");
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, there) = (expected.ToHashSet(), actual.ToHashSet());
        var wrong = there.Except(wanted).Select(one => $"too much: {one}").Concat(wanted.Except(there).Select(one => $"missing: {one}")).Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<Finding> Unlawful(PlayedHearing play, IEnumerable<Finding> found, Stage stage) =>
        found.Where(f => !play.Words[f.Word].MaySee(stage).Contains(f.Listener)).Distinct();

    private static string Told(Finding found) => $"{found.Listener} was given by {found.Channel}: {found.Word}";
}
