import { describe, expect, it } from 'vitest'
import { type CronSchedule, hasDay, parseCron } from './cron.ts'

// What github.com/robfig/cron v3 says, which KEDA and Karpenter both read their expressions with.
describe('a cron expression', () => {
  it.each([
    ['0 8 * * 1-8', 'end of range (8) above maximum (6): 1-8'],
    ['0 8 * *', 'expected exactly 5 fields, found 4: [0 8 * *]'],
    ['', 'empty spec string'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['* * * * 7', 'end of range (7) above maximum (6): 7'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['5-3 * * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
    ['-5 * * * *', 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax'],
  ])('%s is refused', (expression, problem) => {
    expect([parseCron(expression), parseCron(expression, 'fields-or-descriptors')]).toEqual([problem, problem])
  })

  it('may be a descriptor in one dialect', () => {
    expect(parseCron('@daily')).toBe('parser does not accept descriptors: @daily')
    expect(parseCron('@daily', 'fields-or-descriptors')).toEqual(parseCron('0 0 * * *'))
    expect(parseCron('@every 5m', 'fields-or-descriptors')).toBe('unrecognized descriptor: @every 5m')
    expect(parseCron('@toString', 'fields-or-descriptors')).toBe('unrecognized descriptor: @toString')
  })

  it('has a day when either day field has it, or both where one is a star', () => {
    const has = (written: string, day: number, weekday: number) => hasDay(parseCron(written) as CronSchedule, day, weekday)
    const friday = 5
    expect([has('0 0 13 * fri', 13, 2), has('0 0 13 * fri', 2, friday), has('0 0 13 * fri', 2, 2)]).toEqual([true, true, false])
    expect([has('0 0 * * fri', 13, friday), has('0 0 * * fri', 13, 2), has('0 0 */1 * fri', 13, 2)]).toEqual([true, false, false])
    // Steps of more than one are a list like any other.
    expect(has('0 0 */2 * fri', 13, 2)).toBe(true)
  })
})
