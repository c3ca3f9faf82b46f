using Microsoft.AspNetCore.Diagnostics;

namespace Arbitration.Court.Shared;

/// <summary>Refusals as RFC 9457 problems, once for the whole server. No exception text reaches a user.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, IReadOnlyDictionary<string, string>? args = null) =>
        Results.Problem(statusCode: status, title: code, extensions: new Dictionary<string, object?>
        {
            ["code"] = code,
            ["args"] = args ?? new Dictionary<string, string>(),
        });

    public static void UseProblems(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        // A refusal is an answer, not a fault: only what is none of these is logged as an error.
        SuppressDiagnosticsCallback = context => context.Exception is RuleRefused or BadInput or NotThere or BadHttpRequestException,
        StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : 500,
        ExceptionHandler = context => From(context.Features.Get<IExceptionHandlerFeature>()?.Error).ExecuteAsync(context),
    });

    private static IResult From(Exception? exception) => exception switch
    {
        RuleRefused refused => Of(409, refused.Code, refused.Args),
        NotThere missing => Of(404, missing.Code),
        BadInput bad => Results.Problem(statusCode: 422, title: "input.invalid", extensions: new Dictionary<string, object?>
        {
            ["code"] = "input.invalid",
            ["errors"] = bad.Errors,
        }),
        BadHttpRequestException bad => Of(bad.StatusCode, "input.unreadable"),
        _ => Of(500, "server.fault"),
    };
}
