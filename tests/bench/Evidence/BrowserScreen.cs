using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Bench.Evidence;

/// <summary>A real browser in the courtroom that notes when the page on display was decoded.</summary>
internal static class BrowserScreen
{
    /// <summary>To run before the page's own scripts.</summary>
    internal const string Script = """
        window.__drawn = {}
        const look = () => {
          const page = document.querySelector('[data-testid=page]'), image = page?.querySelector('image')
          if (page?.dataset.ready !== 'true' || !image || page.dataset.page in window.__drawn) return
          const number = page.dataset.page, drawn = new Image()
          window.__drawn[number] = null
          drawn.src = image.href.baseVal
          drawn.decode().then(() => { window.__drawn[number] = Date.now() }, () => { delete window.__drawn[number] })
        }
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
        """;

    internal static async Task<bool> HasDrawnAsync(Person person, int page) => await person.Page.EvaluateAsync<bool>("page => typeof window.__drawn[page] === 'number'", page);

    internal static async Task ReadAsync(Person person, Flips flips)
    {
        string drawn = await person.Page.EvaluateAsync<string>("() => JSON.stringify(window.__drawn)");
        foreach (JsonProperty page in JsonDocument.Parse(drawn).RootElement.EnumerateObject())
        {
            if (page.Value.ValueKind == JsonValueKind.Number)
            {
                flips.See(int.Parse(page.Name, System.Globalization.CultureInfo.InvariantCulture), person.Name, page.Value.GetDouble());
            }
        }
    }
}
