/** Slots in no order, as a column. */
export class SlotSet {
  slots = new Int32Array(16)
  count = 0

  add(slot: number): void {
    if (this.count === this.slots.length) {
      const wider = new Int32Array(this.count * 2)
      wider.set(this.slots)
      this.slots = wider
    }
    this.slots[this.count++] = slot
  }

  remove(slot: number): void {
    const place = this.slots.subarray(0, this.count).indexOf(slot)
    if (place >= 0) this.slots[place] = this.slots[--this.count]
  }
}
