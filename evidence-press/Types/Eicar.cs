namespace Arbitration.Press;

/// <summary>The harmless file that every scanner of viruses must find (eicar.org): whoever tries the system with it gets a clear answer.</summary>
internal static class Eicar
{
    // In two halves, so that no scanner takes this program for it.
    private const string First = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$", Second = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static readonly byte[] Signature = System.Text.Encoding.ASCII.GetBytes(First + Second);

    public static bool IsIn(string file) => FileSearch.Find(file, Signature) >= 0;
}
