/** How many of a page's changes the server has on disk: its acknowledgements count the frames of a socket (design D7). */
export class SavedCount {
  #changes: number;
  #durable = 0;
  /** Counted frames sent on the present socket, each with the changes made when it was sent. */
  #sent = 0;
  #marks: { frame: number; changes: number }[] = [];

  /** `unsent`: changes that the document held from the start and the server lacks. */
  constructor(unsent: number) {
    this.#changes = unsent;
  }

  get changes(): number {
    return this.#changes;
  }

  get durable(): number {
    return this.#durable;
  }

  get unsent(): number {
    return this.#changes - this.#durable;
  }

  changed(): number {
    return (this.#changes += 1);
  }

  /** A frame that the server counts has left. */
  sent(): void {
    this.#sent += 1;
    this.#marks.push({ frame: this.#sent, changes: this.#changes });
  }

  /** The first `frames` of this socket are on disk. True when that is news. */
  onDisk(frames: number): boolean {
    let isNews = false;
    while (this.#marks[0] !== undefined && this.#marks[0].frame <= frames) isNews = this.stored(this.#marks.shift()?.changes ?? 0) || isNews;
    return isNews;
  }

  /** The first `changes` are on disk. True when that is news. */
  stored(changes: number): boolean {
    if (changes <= this.#durable) return false;
    this.#durable = changes;
    return true;
  }

  /** The socket is gone; what it carried counts no more. */
  newSocket(): void {
    this.#sent = 0;
    this.#marks = [];
  }
}
