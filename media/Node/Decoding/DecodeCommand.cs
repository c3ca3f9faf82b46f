using System.Diagnostics;
using System.Globalization;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Node;

/// <summary>
/// `decode page FILE` and `decode clip FILE FROM_US`: the same executable as a process of its own, because files come from people
/// and a decoder that one of them breaks must not be the one that records. Answers on its standard output (<see cref="DecodedKind"/>).
/// </summary>
internal static class DecodeCommand
{
    public const string Verb = "decode", Page = "page", Clip = "clip";

    public static int Run(ReadOnlySpan<string> arguments)
    {
        DieWithParent();
        using var output = Console.OpenStandardOutput();
        var writer = new DecodedWriter(output);
        try
        {
            LibavVersion.Require();
            switch (arguments)
            {
                case [Page, var file]:
                    using (var page = PageFile.Decode(file)) writer.Picture(page);
                    break;
                case [Clip, var file, var from]:
                    ClipFile.Read(file, long.Parse(from, CultureInfo.InvariantCulture), picture => Write(writer, picture), writer.Sound);
                    break;
                default:
                    return 2;
            }

            writer.Tell(DecodedKind.End);
            return 0;
        }
        catch (LibavException damaged)
        {
            Console.Error.WriteLine(damaged.Message);
            writer.Tell(DecodedKind.Unreadable);
            return 1;
        }
        catch (IOException)
        {
            return 3; // nobody reads any more
        }
    }

    private static void Write(DecodedWriter writer, VideoFrame picture)
    {
        using (picture) writer.Picture(picture);
    }

    // The other end of standard input is the node's and closes with it, however it ends; a decoder that hangs in native code
    // would not notice that nobody reads its output.
    private static void DieWithParent() => new Thread(() =>
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Process.GetCurrentProcess().Kill();
    }) { IsBackground = true, Name = "parent" }.Start();
}
