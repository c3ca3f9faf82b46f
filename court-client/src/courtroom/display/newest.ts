/**
 * Sends the newest of many values: one at a time, with a rest after each answer, and what was overtaken meanwhile never. The rest is
 * longer than the least that the server takes between two pointers, so the last one always counts.
 */
export class Newest<T> {
  private waiting: { value: T } | null = null
  private sending = false

  constructor(private readonly send: (value: T) => Promise<unknown>, private readonly restMs = 120) {}

  get idle(): boolean { return !this.sending && this.waiting === null }

  put(value: T): void {
    this.waiting = { value }
    if (!this.sending) void this.run()
  }

  private async run(): Promise<void> {
    this.sending = true
    while (this.waiting !== null) {
      const { value } = this.waiting
      this.waiting = null
      try {
        await this.send(value)
      } catch {
        // Said by whoever sends; a newer value is tried all the same.
      }
      await new Promise(done => setTimeout(done, this.restMs))
    }
    this.sending = false
  }
}
