export { createExactDataPlane } from './exact-plane.ts'
