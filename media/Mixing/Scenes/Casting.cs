using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>Says who stands in which region at a tick. Pure; allocates nothing.</summary>
internal static class Casting
{
    internal const int Nobody = -1;
    internal const int Display = -2;
    internal const int DisplayBeside = -3;

    /// <param name="who">For each region the index in <see cref="Stage.People"/>, <see cref="Nobody"/>, <see cref="Display"/> or <see cref="DisplayBeside"/>. Nobody is in two.</param>
    internal static void Fill(ProgrammeScene scene, Stage stage, IReadOnlyList<Region> regions, Span<int> who)
    {
        Span<bool> taken = stackalloc bool[Stage.MaxPeople];
        // Those who are named come first, wherever in the list their region is.
        for (int i = 0; i < regions.Count; i++)
        {
            Region region = regions[i];
            who[i] = region.What switch
            {
                RegionContent.Featured => Featured(scene, stage),
                RegionContent.Beside => Beside(scene, stage, Featured(scene, stage)),
                RegionContent.Display => Display,
                RegionContent.DisplayBeside => DisplayBeside,
                RegionContent.Bench => OfSide(stage, SeatSide.Bench, region.Nth),
                RegionContent.Claimant => OfSide(stage, SeatSide.Claimant, region.Nth),
                RegionContent.Respondent => OfSide(stage, SeatSide.Respondent, region.Nth),
                RegionContent.Other => OfSide(stage, SeatSide.Other, region.Nth),
                _ => Nobody,
            };
            if (who[i] >= 0)
            {
                taken[who[i]] = true;
            }
        }
        FillRest(regions, who, taken[..People(stage)]);
    }

    private static void FillRest(IReadOnlyList<Region> regions, Span<int> who, Span<bool> taken)
    {
        int next = 0;
        for (int i = 0; i < regions.Count; i++)
        {
            if (regions[i].What != RegionContent.Rest)
            {
                continue;
            }
            while (next < taken.Length && taken[next])
            {
                next++;
            }
            who[i] = next < taken.Length ? next++ : Nobody;
        }
    }

    private static int Featured(ProgrammeScene scene, Stage stage)
    {
        int named = Find(stage, scene.Featured);
        if (named < 0)
        {
            named = scene.Kind == SceneKind.SideBySide ? OfSide(stage, SeatSide.Claimant, 0) : Find(stage, stage.Speaker ?? "");
        }
        // After a long silence the picture goes back to the bench.
        named = named < 0 ? OfSide(stage, SeatSide.Bench, 0) : named;
        return named >= 0 || stage.People.Count == 0 ? named : 0;
    }

    private static int Beside(ProgrammeScene scene, Stage stage, int featured)
    {
        int named = Find(stage, scene.Beside);
        named = named < 0 || named == featured ? OfSide(stage, SeatSide.Respondent, 0) : named;
        return named >= 0 && named != featured ? named : stage.People.Count < 2 ? Nobody : featured == 0 ? 1 : 0;
    }

    private static int Find(Stage stage, string seat)
    {
        for (int i = 0; i < People(stage) && seat.Length > 0; i++)
        {
            if (stage.People[i].Seat.Seat == seat)
            {
                return i;
            }
        }
        return Nobody;
    }

    private static int OfSide(Stage stage, SeatSide side, int nth)
    {
        for (int i = 0; i < People(stage); i++)
        {
            if (stage.People[i].Seat.Side == side && nth-- == 0)
            {
                return i;
            }
        }
        return Nobody;
    }

    private static int People(Stage stage) => Math.Min(stage.People.Count, Stage.MaxPeople);
}
