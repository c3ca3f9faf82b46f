using System.Globalization;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Phones;

/// <summary>What the page shows for the phone to scan.</summary>
/// <param name="Url">The invitation is in the fragment, which no server and no log ever sees.</param>
internal sealed record PhoneInvitation(string Url, string QrSvg, string UntilWall);

/// <summary>Whom a phone sends for. As an invitation it is good for one phone and ten minutes; as a pass until it is taken back.</summary>
/// <param name="Until">Unix time in seconds.</param>
internal sealed record PhoneLeave(string Hearing, string Seat, string Invitation, PhoneMedia Media, long Until)
{
    /// <summary>Short, for each character makes the code that is scanned finer.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Hearing}~{Seat}~{Invitation}~{(int)Media}~{Until}");

    public static PhoneLeave Read(string text)
    {
        var parts = text.Split('~');
        return new PhoneLeave(parts[0], parts[1], parts[2], (PhoneMedia)int.Parse(parts[3], CultureInfo.InvariantCulture), long.Parse(parts[4], CultureInfo.InvariantCulture));
    }
}

/// <summary>Invites a phone, lets it begin, and finds its seat again each time it asks for something.</summary>
internal sealed class PhoneUse(Tickets tickets, HearingCalendar calendar, IGrainFactory grains, CourtOptions options, TimeProvider time)
{
    private const string Invitation = "phone-invitation";
    private const string Pass = "phone-pass";
    private static readonly TimeSpan s_invitationLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_passLife = TimeSpan.FromHours(18);

    public PhoneInvitation Invite(SeatAt at, PhoneMedia media)
    {
        if (!Enum.IsDefined(media)) throw new RuleRefused("media.source-unknown");
        var until = time.GetUtcNow() + s_invitationLife;
        // Eight characters go into the source's name, and tell this phone's media from another's.
        var leave = new PhoneLeave(at.Hearing, at.SeatId, Guid.NewGuid().ToString("N")[..8], media, until.ToUnixTimeSeconds());
        var url = $"{options.PublicUrl}/phone#{tickets.Seal(Invitation, leave.ToText())}";
        return new PhoneInvitation(url, QrCode.Svg(url), Wall.Text(until));
    }

    /// <summary>The seat that an invitation is of, before anything is taken.</summary>
    public async Task<(SeatAt At, PhoneLeave Leave)> LookAsync(string? invitation, CancellationToken ct)
    {
        var leave = Read(Invitation, invitation);
        var (at, state) = await SeatAsync(leave, ct);
        if (state.Of<PhoneState>().Used.Contains(leave.Invitation)) throw new RuleRefused("phone.used");
        PhonePart.RequireMay(state, at.Seat);
        return (at, leave);
    }

    /// <returns>The pass that this phone, and no other, goes on with.</returns>
    public async Task<string> BeginAsync(string? invitation, CancellationToken ct)
    {
        var leave = Read(Invitation, invitation);
        (await grains.GetGrain<IHearingGrain>(leave.Hearing).Act(leave.Seat, null, new TakeOverByPhone(leave.Invitation, leave.Media))).SeqOrThrow();
        return tickets.Seal(Pass, (leave with { Until = (time.GetUtcNow() + s_passLife).ToUnixTimeSeconds() }).ToText());
    }

    public async Task EndAsync(string? pass, CancellationToken ct)
    {
        var (at, leave, _) = await HeldAsync(pass, ct);
        (await grains.GetGrain<IHearingGrain>(at.Hearing).Act(at.SeatId, null, new TakeBackFromPhone(leave.Invitation))).SeqOrThrow();
    }

    /// <exception cref="RuleRefused">phone.over: it does not send for the seat, or not any more.</exception>
    public async Task<(SeatAt At, PhoneLeave Leave, HearingState State)> HeldAsync(string? pass, CancellationToken ct)
    {
        var leave = Read(Pass, pass);
        var (at, state) = await SeatAsync(leave, ct);
        return state.Of<PhoneState>().IsCurrent(leave.Seat, leave.Invitation) ? (at, leave, state) : throw new RuleRefused("phone.over");
    }

    public static string SourceOf(PhoneLeave leave) =>
        $"{leave.Seat}/{Device(leave.Invitation)}/{leave.Media switch { PhoneMedia.Microphone => "a", PhoneMedia.Camera => "v", _ => "av" }}";

    public static string Device(string invitation) => $"phone{invitation}";

    private PhoneLeave Read(string purpose, string? text)
    {
        if (tickets.Unseal(purpose, text) is not { } said) throw new RuleRefused("phone.invalid");
        var leave = PhoneLeave.Read(said);
        return leave.Until < time.GetUtcNow().ToUnixTimeSeconds() ? throw new RuleRefused("phone.late") : leave;
    }

    private async Task<(SeatAt, HearingState)> SeatAsync(PhoneLeave leave, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(new HearingId(leave.Hearing), ct) ?? throw new RuleRefused("phone.over");
        var seat = roster.Seats.FirstOrDefault(s => s.Seat.Value == leave.Seat) ?? throw new RuleRefused("phone.over");
        return (new SeatAt(roster, seat), (await grains.GetGrain<IHearingGrain>(leave.Hearing).Read()).State);
    }
}
