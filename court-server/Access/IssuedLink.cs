using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

internal sealed record IssuedLink(LinkId LinkId, string Url, string Code);
