using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Arbitration.Testing;

/// <summary>Whether a page can be used with a screen reader and without a mouse.</summary>
public static class Accessibility
{
    // Focus goes from element to element with Tab until it comes back to where it was first. What an arrow key reaches (menus, radio
    // buttons) counts with its group; a playing video's own controls are the browser's.
    private const string Focusable = """
        () => {
          const shown = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('[inert], [aria-hidden=true]')
          const all = document.querySelectorAll('a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]')
          const modal = document.querySelector('dialog[open], [role=dialog][aria-modal=true]')
          return [...all].filter(element => shown(element) && element.tabIndex >= 0 && element.type !== 'radio' && (modal === null || modal.contains(element)))
            .map((element, index) => { element.dataset.reach = String(index); return element.dataset.testid ?? (element.textContent.trim().slice(0, 30) || element.outerHTML.slice(0, 80)) })
        }
        """;

    private const string Follow = """
        () => {
          document.activeElement?.blur?.()
          window.__reached = new Set()
          window.__follow ??= addEventListener('focusin', focused => { window.__reached.add(focused.target.dataset?.reach) }) ?? true
        }
        """;

    private const int MostSteps = 150;

    // What is in order is not asked for: telling it takes longer than finding it.
    private static readonly AxeRunOptions Faults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>What axe finds that is serious or critical, one line each.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page) =>
    [
        .. from violation in (await page.RunAxe(Faults)).Violations
           where violation.Impact is "serious" or "critical"
           from node in violation.Nodes
           select $"{violation.Id} ({violation.Impact}): {node.Target} {Summary(node)}",
    ];

    /// <summary>Controls that the Tab key does not reach.</summary>
    public static async Task<IReadOnlyList<string>> UnreachableAsync(IPage page)
    {
        var names = await page.EvaluateAsync<string[]>(Focusable);
        await page.EvaluateAsync(Follow);
        HashSet<string> reached = [];
        // Asked after as many steps as there are controls left, not after each: it is the asking that takes the time.
        for (var step = 0; step < MostSteps && reached.Count < names.Length;)
        {
            for (var left = Math.Max(2, names.Length - reached.Count); left > 0; left--, step++) await page.Keyboard.PressAsync("Tab");
            reached = [.. (await page.EvaluateAsync<string?[]>("() => [...window.__reached]")).OfType<string>()];
        }

        return [.. names.Where((_, index) => !reached.Contains(index.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
    }

    private static string Summary(AxeResultNode node) => node.Html.Length > 160 ? node.Html[..160] : node.Html;
}
