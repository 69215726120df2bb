import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { app, commandLine } from './command-line.ts'
import { shop } from './scenarios.ts'

const { plimsoll, file, pathOf, bin } = commandLine('commands')

describe('plimsoll run', () => {
  it('answers the three questions first, on standard output alone, and exits with 0', async () => {
    const { code, out, err } = await plimsoll(['run', await file('shop.yaml', shop())])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n').filter((line) => line !== '')
    expect(lines[0]).toBe('Corner shop')
    expect(lines.slice(1, 12).join('\n')).toMatch(/hold[\s\S]*cost[\s\S]*edge/i)
    expect(out).toContain('p99 < 300ms')
    expect(out).not.toContain('\u001b')
  })

  it('exits with 99 when an objective is broken', async () => {
    const { code, out } = await plimsoll(['run', await file('tight.yaml', shop({ objectives: 'objectives: ["p99 < 1ms"]' }))])
    expect(code).toBe(99)
    expect(out).toContain('p99 < 1ms')
  })

  it('gives the same JSON bytes for the same seed, with the documented keys', async () => {
    const name = await file('twice.yaml', shop())
    const [first, second, other] = await Promise.all([
      plimsoll(['run', name, '--format', 'json']),
      plimsoll(['run', name, '--format', 'json']),
      plimsoll(['run', name, '--format', 'json', '--seed', '8']),
    ])
    expect(first.out).toBe(second.out)
    expect(first.out).not.toBe(other.out)
    const document = JSON.parse(first.out)
    expect(Object.keys(document)).toEqual([
      'schema',
      'scenario',
      'provenance',
      'outcomes',
      'latencySeconds',
      'replicas',
      'restarts',
      'nodes',
      'bill',
      'objectives',
      'findings',
    ])
    expect(JSON.parse(other.out).provenance.seed).toBe(8)
  })

  it('sets fields before it parses, by position and by name', async () => {
    const name = await file('set.yaml', shop())
    const settings = ['--set', 'traffic.0.rate=10/s', '--set', 'traffic.shoppers.pattern.rate=20/s']
    const { code, out } = await plimsoll(['run', ...settings, name, '--format', 'json', '--until', '1m'])
    expect(code).toBe(0)
    // 20 a second for a minute; within 5 standard deviations of a Poisson count.
    expect(Math.abs(JSON.parse(out).outcomes.offered - 1200)).toBeLessThan(5 * Math.sqrt(1200))
  })

  it('writes every form into a folder', async () => {
    const { code, err } = await plimsoll(['run', await file('out.yaml', shop()), '--out', 'results', '--format', 'markdown'])
    expect(code).toBe(0)
    expect((await readdir(pathOf('results'))).sort()).toEqual(['report.md', 'result.json', 'series.csv'])
    expect(await readFile(pathOf('results/report.md'), 'utf8')).toContain('# Corner shop')
    expect(err).toContain('result.json')
  })

  it('replays a trace beside the scenario, to the last request', async () => {
    await file('log.csv', 'period,count\n2026-11-27 00:00:00,600\n2026-11-27 00:01:00,900\n')
    const traffic = 'traffic: [{ name: log, pattern: { kind: trace, file: log.csv, arrivals: counts } }]'
    const { code, out } = await plimsoll(['run', await file('trace.yaml', shop({ traffic })), '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).outcomes.offered).toBe(1500)
  })

  it('names the line of a trace that cannot be read, and a trace that is not there', async () => {
    await file('bad.csv', 'period,count\n2026-11-27 00:00:00,600\n2026-11-27 00:01:00,many\n')
    const traffic = (name: string) => `traffic: [{ name: log, pattern: { kind: trace, file: ${name} } }]`
    const bad = await plimsoll(['validate', await file('bad.yaml', shop({ traffic: traffic('bad.csv') }))])
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('bad.csv:3 error E501')
    const missing = await plimsoll(['validate', await file('missing.yaml', shop({ traffic: traffic('missing.csv') }))])
    expect(missing.code).toBe(2)
    expect(missing.err).toMatch(/missing\.yaml:5:\d+ error E209 traffic\.log\.pattern\.file/)
  })

  it('stops cleanly on Ctrl-C, and says so', async () => {
    const year = shop({
      run: 'run: { start: 2026-11-27T00:00:00Z, duration: 365d }',
      traffic: 'traffic: [{ name: many, pattern: { kind: constant, rate: 9000/s } }]',
    })
    const name = await file('year.yaml', year)
    const { code, out, err } = await plimsoll(['run', name], {
      // The first line of progress says that the run has begun.
      whileRunning: (child) => child.stderr?.once('data', () => child.kill('SIGINT')),
    })
    expect({ code, out }).toEqual({ code: 130, out: '' })
    expect(err).toContain('stopped by Ctrl-C')
  })
})

describe('plimsoll why', () => {
  it('explains the last change by a time, and refuses a time or a service that is none', async () => {
    const name = await file('why.yaml', shop())
    const [told, late, none, stranger] = await Promise.all([
      plimsoll(['why', name, '--at', '1s']),
      plimsoll(['why', name, '--at', '400d']),
      plimsoll(['why', name, '--at', 'tea time']),
      plimsoll(['why', name, '--at', '1s', '--service', 'chekout']),
    ])
    expect(told.code).toBe(0)
    expect(told.out).toMatch(/^(The last change of|Nothing had changed) the cluster by /)
    expect([late.code, none.code, stranger.code]).toEqual([2, 2, 2])
    expect(late.err).toContain('lies outside the run')
    expect(none.err).toContain('expected a time of day such as 09:14')
    expect(stranger.err).toContain('expected one of')
  })
})

describe('the other commands', () => {
  it('validate says which files can run', async () => {
    const { code, out } = await plimsoll(['validate', await file('a.yaml', shop()), await file('b.yaml', 'nothing')])
    expect(code).toBe(2)
    expect(out).toBe('a.yaml: Corner shop can run\n')
  })

  it('compare runs both under one seed', async () => {
    const more = shop({ head: 'apiVersion: plimsoll/v1\nkind: Scenario\nname: Larger shop' }).replace('replicas: 2', 'replicas: 4')
    const { code, out, err } = await plimsoll([
      'compare',
      await file('less.yaml', shop()),
      await file('more.yaml', more),
      '--format',
      'json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ before: 'Corner shop', after: 'Larger shop', isSameSeed: true })
    expect(err).toContain('seed 7')
  })

  it('export writes what a changed scenario means, and nothing for one that is as imported', async () => {
    const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: basket }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: app, resources: { requests: { cpu: 250m } } }] } }
`
    const base = await file('basket.yaml', manifest)
    const scenario = await file('imported.yaml', (await plimsoll(['import', base])).out)
    const same = await plimsoll(['export', scenario, '--as', 'manifests', '--base', base])
    expect([same.code, same.out]).toEqual([0, ''])
    expect(same.err).toContain('nothing to change')
    const changed = await plimsoll([
      'export',
      scenario,
      '--as',
      'manifests',
      '--set',
      'services.basket.autoscaler.fixed.replicas=5',
      '--base',
      base,
    ])
    expect(changed.code).toBe(0)
    expect(changed.out).toContain('kind: Deployment\nmetadata:\n  name: basket\nspec:\n  replicas: 5\n')
    expect((await plimsoll(['export', await file('no.yaml', 'nothing'), '--as', 'manifests'])).code).toBe(2)
  })

  it('import makes a scenario that validates, from standard input', async () => {
    const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  replicas: 2
  template: { spec: { nodeName: worker-1, containers: [{ name: shop, resources: { requests: { cpu: 250m, memory: 128Mi } } }] } }
`
    const imported = await plimsoll(['import', '-'], { input: manifest })
    expect(imported.code).toBe(0)
    expect(imported.err).toContain('nodeName (matters)')
    const validated = await plimsoll(['validate', await file('imported.yaml', imported.out)])
    expect(validated.code).toBe(0)
  })

  it('explain explains a code, all defaults and all strategies', async () => {
    const [code, defaults, strategies] = await Promise.all(['e110', 'defaults', 'strategies'].map((topic) => plimsoll(['explain', topic])))
    expect(code.out).toContain('E110 error: unknown key')
    expect(defaults.out).toContain('services[].pods.queue.limit: 4096')
    expect(strategies.out).toContain('token-bucket')
  })

  it('examples lists what there is, and copies one', async () => {
    const listed = await plimsoll(['examples'])
    expect(listed.out).toContain('black-friday')
    const copied = await plimsoll(['examples', 'black-friday', '--copy', 'mine'])
    expect(copied.code).toBe(0)
    const again = await plimsoll(['examples', 'black-friday', '--copy', 'mine'])
    expect(again.code).toBe(2)
    expect((await plimsoll(['validate', 'mine/black-friday/scenario.yaml'])).code).toBe(0)
  })

  it('says its version, built or not', async () => {
    const [fromBuild, fromSource] = await Promise.all(
      [bin, path.join(app, 'bin/plimsoll.mjs')].map((way) => plimsoll(['--version'], { bin: way })),
    )
    expect(fromBuild.out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(fromSource.out).toBe(fromBuild.out)
  })
})
