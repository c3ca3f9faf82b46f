using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>A page or a clip in the programme. Called on the room's queue.</summary>
internal interface IShownThing : IAsyncDisposable
{
    /// <summary>Kind and file; another file of the same source is another thing.</summary>
    bool Is(Shown wanted);

    /// <param name="nodeUsOf">When on the node's clock a hearing time is; null while nothing is recorded.</param>
    void Converge(Shown wanted, Func<long, long?> nodeUsOf);

    /// <summary>Where it is seen and heard from now on; null: nowhere.</summary>
    void ShowIn(Programme? programme);
}
