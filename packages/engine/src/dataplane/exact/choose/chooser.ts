import type { Stream } from '@plimsoll/kernel'
import type { ConnectionPools } from '../../port.ts'
import type { PodTable } from '../pods/pod-table.ts'
import type { Room } from '../pods/room.ts'
import type { Serve } from '../pods/serve.ts'

/** Sends the rows of the chunk to pods and has them served: one implementation a balance policy. There is at least one open pod. */
export interface Chooser {
  /** Writes `slot`, `end` and `outcome` of rows 0 to `length` - 1. */
  dispatch(length: number): void
  /** A pod is gone with everything it held. */
  forget(slot: number): void
  rebase(seconds: number): void
}

export type ChooserContext = {
  readonly pods: PodTable
  readonly serve: Serve
  /** Null where a queue's room is not worth knowing or not asked for. */
  readonly room: Room | null
  readonly stream: Stream
  readonly connections: ConnectionPools | null
}
