using System.Reflection;
using System.Text.Json;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>The arguments of a call that is in order but for one text.</summary>
internal static class Calls
{
    /// <param name="input">Method.parameter, or Method.parameter.Property.</param>
    public static object?[] With(string input, string text)
    {
        var way = input.Split('.');
        return [.. TextInputs.HubMethods.Single(m => m.Name == way[0]).GetParameters().Select(parameter =>
            parameter.Name != way[1] ? Plain(parameter.ParameterType) : way.Length == 2 ? text : Record(parameter.ParameterType, way[2], text))];
    }

    private static object? Plain(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? Guid.NewGuid().ToString("N")
            : plain.IsEnum ? Enum.GetNames(plain)[0]
            : plain.IsValueType ? Activator.CreateInstance(plain)
            : Record(type, "", "");
    }

    private static Dictionary<string, object?> Record(Type type, string property, string text) =>
        TextInputs.Properties(type).ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.Name == property ? text : Plain(p.PropertyType));
}
