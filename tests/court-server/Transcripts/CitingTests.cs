using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Hearings;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Transcripts;
using Arbitration.Court.Transcripts.Citing;

namespace Arbitration.Court.Tests.Transcripts;

/// <summary>A line of the record names evidence, and what it names was before everyone.</summary>
public sealed class CitingTests : IAsyncLifetime
{
    private static readonly PageOnDisplay First = new("e1", "f1", 1, 2, "申1", "工资条", new string('a', 64), 1000, 1414);
    private static readonly PageOnDisplay OfTwoFiles = new("e2", "f3", 2, 2, "被4", "合同", new string('b', 64), 1000, 1414, FileNumber: 2);
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task A_line_cites_what_was_shown_and_nothing_else()
    {
        var writer = await ShownAsync();
        var line = await CommitAsync(writer, "请看[申1 第1页]和【被4-2 第2页】，不是[申1 第2页]、[被4 第2页]，再看[申1 第1页]。");
        Assert.Equal([new Citation("申1 第1页", "e1", "f1", 1, "申1", First.Sha256), new Citation("被4-2 第2页", "e2", "f3", 2, "被4", OfTwoFiles.Sha256)], line.Cites);
        Assert.Null((await CommitAsync(writer, "（停顿）[无法听清]")).Cites);
        // It is in the log, and what is read back from the log is the same.
        Assert.Equal(line.Cites, (await _bench.OpenAsync()).State.Of<TranscriptState>().Lines[0].Cites);
    }

    [Fact]
    public async Task An_edit_cites_what_it_names_then()
    {
        var writer = await ShownAsync();
        var line = await CommitAsync(writer, "见[申1 第1页]");
        await _bench.DoAsync(writer, "clerk", new EditLine(line.Line, "见[被4-2 第2页]"));
        Assert.Equal("被4", Assert.Single(Last(writer).Cites!.Value).Label);
        await _bench.DoAsync(writer, "clerk", new EditLine(line.Line, "不再引用"));
        Assert.Null(Last(writer).Cites);
    }

    private async Task<HearingWriter> ShownAsync()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "clerk", new ShowPage(OfTwoFiles));
        await _bench.DoAsync(writer, "clerk", new ClearDisplay());
        return writer;
    }

    private async Task<TranscriptLine> CommitAsync(HearingWriter writer, string text)
    {
        await _bench.DoAsync(writer, "clerk", new CommitLine($"l{writer.Head}", "clerk", text, null, null));
        return Last(writer);
    }

    private static TranscriptLine Last(HearingWriter writer) => writer.State.Of<TranscriptState>().Lines[^1];
}
