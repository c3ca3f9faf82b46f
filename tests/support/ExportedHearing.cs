using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>The files of a closed hearing, as the clerk downloads them.</summary>
public sealed class ExportedHearing : IAsyncDisposable
{
    private readonly Caller _clerk;
    private readonly string _root;
    private readonly string _folder;

    private ExportedHearing(Caller clerk, string root, string folder, JsonElement recording) =>
        (_clerk, _root, _folder, Recording) = (clerk, root, folder, recording);

    /// <summary>What the playback page is told.</summary>
    public JsonElement Recording { get; }

    /// <summary>Waits until the recording is one MP4.</summary>
    public static async Task<ExportedHearing> WaitAsync(RunningSystem system, string hearing, string folder)
    {
        Directory.CreateDirectory(folder);
        var clerk = new Caller(system.Address);
        await clerk.SignInAsync("clerk", system.Password("clerk"));
        var root = $"/api/hearings/{hearing}";
        JsonElement recording = default;
        await Wait.UntilAsync("the recording is exported as MP4", async () =>
        {
            recording = await clerk.GetAsync($"{root}/recording");
            return recording.GetProperty("export").GetProperty("is").GetString() == "done";
        }, TimeSpan.FromSeconds(90));
        return new ExportedHearing(clerk, root, folder, recording);
    }

    public Task<JsonElement> HearingAsync() => _clerk.GetAsync(_root);

    /// <summary>Saves what a path below the hearing's gives, and says where.</summary>
    public async Task<string> SaveAsync(string path, string name)
    {
        var file = Path.Combine(_folder, name);
        using var answer = await _clerk.Http.GetAsync(new Uri(_root + path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await using var stream = File.Create(file);
        await answer.Content.CopyToAsync(stream);
        return file;
    }

    public ValueTask DisposeAsync() => _clerk.DisposeAsync();
}
