export { type BackOff, restart } from './back-off.ts'
