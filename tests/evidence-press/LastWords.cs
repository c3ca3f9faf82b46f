using Microsoft.Extensions.Logging;

namespace Arbitration.Press.Tests;

/// <summary>What the press logs as a warning, so that a test that fails can say it.</summary>
internal sealed class LastWords<T> : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Console.WriteLine(formatter(state, exception));
    }
}
