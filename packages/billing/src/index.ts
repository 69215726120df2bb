export type { Bill, BillLine, CumulativeBill, IntentSplit, MeterKind, MicroUsd } from './bill.ts'
