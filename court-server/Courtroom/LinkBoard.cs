using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom;

/// <summary>The newest word of each page of one hearing about its connection. Guarded by whoever holds it.</summary>
internal sealed class LinkBoard
{
    private readonly Dictionary<string, (LinkReport Report, long AtUs)> _reports = [];

    public void Put(string seat, LinkReport report, long nowUs) => _reports[seat] = (report, nowUs);

    public void Forget(string seat) => _reports.Remove(seat);

    public ImmutableArray<LinkView> Read(long nowUs) =>
    [
        .. from one in _reports
           orderby one.Key
           let isSilent = nowUs - one.Value.AtUs > LinkQualityTable.Silence.TotalMicroseconds
           let report = one.Value.Report
           select new LinkView(one.Key, isSilent ? LinkQuality.Lost : LinkQualityTable.Of(report), report.LossOut, report.LossIn, report.RoundTripMs, report.KbpsOut, report.Microphone!, report.Camera!, report.Howling && !isSilent),
    ];
}

/// <summary>As the tribunal's pages have it; units as in <see cref="LinkReport"/>.</summary>
internal sealed record LinkView(string Seat, LinkQuality Quality, double? LossOut, double? LossIn, double? RoundTripMs, double KbpsOut, string Microphone, string Camera, bool Howling);
