/** Images of pages by their key, the newest few, each fetched once; what is beside the page on display is there before it is asked for. */
export class PageImages {
  private readonly kept = new Map<string, Promise<string>>()

  constructor(private readonly fetchImage: (address: string) => Promise<Blob>, private readonly most = 12,
    private readonly urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'> = URL) {}

  get(key: string, address: string): Promise<string> {
    const known = this.kept.get(key)
    if (known !== undefined) {
      this.kept.delete(key)
      this.kept.set(key, known)
      return known
    }
    const coming = this.fetchImage(address).then(blob => this.urls.createObjectURL(blob))
    this.kept.set(key, coming)
    coming.catch(() => { if (this.kept.get(key) === coming) this.kept.delete(key) })
    for (const oldest of [...this.kept.keys()].slice(0, Math.max(0, this.kept.size - this.most))) this.drop(oldest)
    return coming
  }

  has(key: string): boolean { return this.kept.has(key) }

  clear(): void {
    for (const key of [...this.kept.keys()]) this.drop(key)
  }

  private drop(key: string): void {
    const gone = this.kept.get(key)
    this.kept.delete(key)
    gone?.then(url => { this.urls.revokeObjectURL(url) }, () => undefined)
  }
}
