using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Documents;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings;
using Arbitration.Court.Media;
using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Transcripts;

var builder = WebApplication.CreateBuilder(args);
var options = CourtOptions.Read(builder.Configuration);
builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
    // Each refusal of a hub method would be an error with a stack there; what is a fault is logged by RefusalFilter.
    .AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None);
builder.Services.AddSingleton(options).AddSingleton(TimeProvider.System);
builder.Services.ConfigureHttpJsonOptions(json => CourtJson.Configure(json.SerializerOptions));
builder.Services.AddProblemDetails().AddOpenApi();
builder.Services.AddStorage(options).AddAudit().AddAccess(options).AddCases(builder.Configuration);
builder.Services.AddMedia(builder.Configuration, options).AddHearings().AddEvidence(builder.Configuration).AddTranscripts().AddCourtroom().AddRecordings().AddDocuments(builder.Configuration);
builder.UseHearingGrains();

var app = builder.Build();
if (args is ["verify", "--case", var caseNumber]) return await app.Services.GetRequiredService<VerifyCase>().RunAsync(caseNumber, Console.Out, CancellationToken.None);
await app.Services.PrepareDatabaseAsync(CancellationToken.None);
await app.Services.SeedStaffAsync();
if (options.Demo) await app.Services.GetRequiredService<DemoCase>().SeedAsync(CancellationToken.None);

app.UseSecurityHeaders();
app.UseProblems();
app.UseClient(options);
app.UseRouting();
app.UseAccess();
app.MapOpenApi();
app.MapAccess();
app.MapCases();
app.MapEvidence();
app.MapTranscripts();
app.MapCourtroom();
app.MapRecordings();
app.MapDocuments();
app.MapClient(options);
await app.RunAsync();
return 0;
