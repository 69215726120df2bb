import { join } from 'node:path'
import type { PeerName } from './bench.ts'
import { type Command, works } from './command.ts'

/** A peer that can run here, or the sentence that says why not. */
export type Peer = { readonly title: string } & ({ readonly command: (isShort: boolean) => Command } | { readonly missing: string })

const scripts = join(import.meta.dirname, '../peers')

/** Simulated seconds of model B, and requests of a recursion, for peers. */
const modelBSeconds = (isShort: boolean) => (isShort ? 100 : 2000)
const recursionRequests = (isShort: boolean) => (isShort ? 3_000_000 : 20_000_000)

/** Finds or builds a peer. `folder` takes what has to be compiled, and already holds what was bundled. */
export function findPeer(name: PeerName, folder: string): Promise<Peer> {
  return finders[name](folder)
}

const finders: Record<PeerName, (folder: string) => Promise<Peer>> = {
  simpy,
  simjs: async () => ({
    title: 'simjs 2.0.3',
    command: (isShort) => ({ file: process.execPath, args: [join(scripts, 'model-b-simjs.mjs'), `${modelBSeconds(isShort)}`] }),
  }),
  'cpp-round-robin': (folder) => recursion(folder, 'C++ recursion', 'round-robin'),
  'cpp-shared-queue': (folder) => recursion(folder, 'C++ heap', 'shared'),
  'empty-node': async (folder) => ({ title: 'empty Node', command: () => ({ file: process.execPath, args: [join(folder, 'empty.mjs')] }) }),
}

async function simpy(): Promise<Peer> {
  const python = process.env.PLIMSOLL_SIMPY_PYTHON ?? 'python3'
  if (!(await works(python, ['-c', 'import simpy']))) {
    return {
      title: 'SimPy',
      missing: `SimPy is left out: ${python} cannot import simpy (PLIMSOLL_SIMPY_PYTHON may name an interpreter that can)`,
    }
  }
  return { title: 'SimPy', command: (isShort) => ({ file: python, args: [join(scripts, 'model-b.py'), `${modelBSeconds(isShort)}`] }) }
}

async function recursion(folder: string, title: string, discipline: string): Promise<Peer> {
  const binary = join(folder, 'lindley')
  if (!(await works('g++', ['-O3', '-march=native', '-o', binary, join(scripts, 'lindley.cpp')]))) {
    return { title, missing: `${title} is left out: g++ is not installed or could not build it` }
  }
  return { title, command: (isShort) => ({ file: binary, args: [`${recursionRequests(isShort)}`, discipline] }) }
}
