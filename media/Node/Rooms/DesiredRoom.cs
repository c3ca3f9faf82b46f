using Arbitration.Media.Contract;
using Google.Protobuf;

namespace Arbitration.Media.Node;

/// <summary>The newest accepted state of a room, in `desired.json`.</summary>
internal static class DesiredRoom
{
    private static string FileIn(string folder) => Path.Combine(folder, "desired.json");

    public static Room? Load(string folder)
    {
        try
        {
            return JsonParser.Default.Parse<Room>(File.ReadAllText(FileIn(folder)));
        }
        catch (Exception none) when (none is IOException or InvalidProtocolBufferException)
        {
            return null;
        }
    }

    public static void Save(string folder, Room room)
    {
        var next = FileIn(folder) + ".next";
        using (var file = File.Create(next))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(room)));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, FileIn(folder), overwrite: true);
    }
}
