import { z } from 'zod'

/** Who is paid, and what somebody would notice. */
export const billSchema = z
  .strictObject({
    provider: z.enum(['aws', 'gcp', 'azure']).meta({ description: 'Whose machines and prices' }),
    region: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Region of the price sheet, such as us-east-1', examples: ['us-east-1'] }),
    budget: z
      .strictObject({
        monthly: z.number().positive().max(1e9).meta({ unit: 'USD', description: 'Money for a calendar month' }),
        alarms: z
          .string()
          .min(1)
          .max(64)
          .meta({ description: 'How late the alarm is: a preset of the catalogue, such as aws-budgets', examples: ['aws-budgets'] }),
        thresholds: z.array(z.number().positive().max(10)).min(1).max(20).default([0.8, 1]).meta({
          unit: 'ratio',
          description: 'Shares of the budget at which an alarm is sent',
          source: 'Plimsoll: one warning and one at the limit',
        }),
      })
      .optional()
      .meta({ description: 'A budget with its alarms; without one nothing is alarmed' }),
  })
  .meta({ title: 'Bill', description: 'Whose prices, where, and the budget' })
