using System.Collections;
using System.Reflection;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.WallScreens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>Every parameter of the hubs and every field of a request that takes text, found in the code itself.</summary>
internal static class TextInputs
{
    public static IReadOnlyList<MethodInfo> HubMethods { get; } =
        [.. new[] { typeof(CourtroomHub), typeof(WallHub) }.SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.GetBaseDefinition().DeclaringType == m.DeclaringType && !m.IsSpecialName)];

    /// <summary>Method.parameter, or Method.parameter.Property.</summary>
    public static IEnumerable<string> OfHub() => HubMethods.SelectMany(method => method.GetParameters().SelectMany(p => Texts(p.ParameterType, $"{method.Name}.{p.Name}")));

    /// <summary>METHOD pattern.Property, or METHOD pattern.parameter of a query.</summary>
    public static IEnumerable<string> OfRoutes(EndpointDataSource endpoints) =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let handler = endpoint.Metadata.GetMetadata<MethodInfo>()
        where handler is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
        let route = $"{method} {endpoint.RoutePattern.RawText}"
        let body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
        from parameter in handler.GetParameters()
        where endpoint.RoutePattern.GetParameter(parameter.Name!) is null
        let isWhole = parameter.ParameterType == body || parameter.GetCustomAttribute<AsParametersAttribute>() is not null
        where isWhole || parameter.ParameterType == typeof(string)
        from text in Texts(parameter.ParameterType, isWhole ? route : $"{route}.{parameter.Name}")
        select text;

    private static IEnumerable<string> Texts(Type type, string path)
    {
        if (type == typeof(string)) return [path];
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) return Texts(type.GetGenericArguments()[0], path);
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true }) return [];
        // What is not known to be anything else may hold any text.
        if (type.Assembly != typeof(CourtroomHub).Assembly) return [path];
        return Properties(type).SelectMany(p => Texts(p.PropertyType, $"{path}.{p.Name}"));
    }

    public static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);
}
