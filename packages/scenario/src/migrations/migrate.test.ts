import { describe, expect, it } from 'vitest'
import { migrations } from './index.ts'
import { type Migration, migrate } from './migrate.ts'

const chain: readonly Migration[] = [
  { from: 'demo/v1', to: 'demo/v2', title: 'size is called replicas', up: ({ size, ...rest }) => ({ ...rest, replicas: size }) },
  { from: 'demo/v2', to: 'demo/v3', title: 'replicas is a list', up: ({ replicas, ...rest }) => ({ ...rest, replicas: [replicas] }) },
]

describe('migrate', () => {
  it('goes through every edition in turn and leaves its input alone', () => {
    const old = { apiVersion: 'demo/v1', size: 3 }
    expect(migrate(old, chain, 'demo/v3')).toEqual({
      isKnown: true,
      document: { apiVersion: 'demo/v3', replicas: [3] },
      steps: ['demo/v1 to demo/v2: size is called replicas', 'demo/v2 to demo/v3: replicas is a list'],
    })
    expect(old).toEqual({ apiVersion: 'demo/v1', size: 3 })
  })

  it('takes the present edition as it is', () => {
    const document = { apiVersion: 'demo/v3', replicas: [3] }
    expect(migrate(document, chain, 'demo/v3')).toEqual({ isKnown: true, document, steps: [] })
  })

  it('knows what it does not know', () => {
    expect(migrate({ apiVersion: 'demo/v9' }, chain, 'demo/v3')).toEqual({ isKnown: false, known: ['demo/v3', 'demo/v1', 'demo/v2'] })
    expect(migrate({}, chain, 'demo/v3')).toMatchObject({ isKnown: false })
  })

  it('does not run in a circle', () => {
    const circle = [
      ...chain,
      { from: 'demo/v3', to: 'demo/v1', title: 'back', up: (document: Readonly<Record<string, unknown>>) => ({ ...document }) },
    ]
    expect(migrate({ apiVersion: 'demo/v1' }, circle, 'demo/v4')).toMatchObject({ isKnown: false })
  })

  it('has a chain without gaps', () => {
    for (const [index, { to }] of migrations.slice(0, -1).entries()) expect(migrations[index + 1].from).toBe(to)
  })
})
