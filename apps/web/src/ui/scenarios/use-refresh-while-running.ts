'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const refreshMilliseconds = 2000

/** Reads the page's data again every two seconds as long as a run on it is in progress and somebody looks. */
export function useRefreshWhileRunning(isRunning: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, refreshMilliseconds)
    return () => clearInterval(timer)
  }, [isRunning, router])
}
