import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'
import { shop } from './scenarios.ts'

const { plimsoll, file } = commandLine('bad-input')

describe('bad input', () => {
  it('is reported all at once, each with its place, what was expected, and the line underlined', async () => {
    const text = shop({
      run: 'run: { start: 2026-11-27T00:00:00Z, duration: 5 }',
      services:
        'services:\n  - name: shop\n    pods: { requests: { cpu: 500m }, workrs: 4, serviceTime: 20ms }\n    autoscaler: { fixed: { replicas: 2 } }',
    })
    const { code, out, err } = await plimsoll(['run', await file('wrong.yaml', text)])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n').slice(0, 8)).toEqual([
      'wrong.yaml:4:47 error E112 run.duration is 5',
      '    4 | run: { start: 2026-11-27T00:00:00Z, duration: 5 }',
      `      | ${' '.repeat(46)}^`,
      '  expected a duration such as 200ms, 90s or 5m, received 5; fix: write the unit: 5s or 5ms',
      'wrong.yaml:10:38 error E110 services.shop.pods.workrs is no field of a scenario',
      '   10 |     pods: { requests: { cpu: 500m }, workrs: 4, serviceTime: 20ms }',
      `      | ${' '.repeat(37)}${'^'.repeat(6)}`,
      expect.stringContaining('received workrs; fix: did you mean workers?'),
    ])
  })

  it.each([
    ['a file that is not there', ['run', 'nowhere.yaml'], 'nowhere.yaml does not exist'],
    ['a folder', ['validate', '.'], 'is not a file'],
    ['an unknown command', ['fly'], "unknown command 'fly'"],
    ['an unknown flag', ['run', 'x.yaml', '--sed', '1'], '--sed'],
    ['a seed that is none', ['run', 'x.yaml', '--seed', 'one'], 'expected a whole number'],
    ['an unknown code', ['explain', 'E999'], 'E999 is no code'],
    ['an unknown example', ['examples', 'nothing'], 'there is no example nothing'],
  ])('%s exits with 2 and a sentence', async (_, args, said) => {
    const { code, out, err } = await plimsoll(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
    expect(err).not.toContain('    at ')
  })

  it('names a setting, a duration and an objective that cannot be', async () => {
    const name = await file('fine.yaml', shop())
    const [setting, until, objective] = await Promise.all([
      plimsoll(['run', name, '--set', 'traffic.shoppers.rte=1/s']),
      plimsoll(['run', name, '--until', 'noon']),
      plimsoll(['validate', await file('objective.yaml', shop({ objectives: 'objectives: ["p98.7.6 < 300ms"]' }))]),
    ])
    expect([setting.code, until.code, objective.code]).toEqual([2, 2, 2])
    expect(setting.err).toContain('E118')
    expect(until.err).toContain('expected a duration')
    expect(objective.err).toContain('E305')
  })

  it('exits with 1 for what is not the fault of the input', async () => {
    await file('taken', '')
    const { code, err } = await plimsoll(['run', await file('ok.yaml', shop()), '--out', 'taken/below'])
    expect(code).toBe(1)
    expect(err).toContain('cannot be written')
  })
})
