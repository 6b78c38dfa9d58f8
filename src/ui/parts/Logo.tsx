/** The bulbil: a small bulb that grows in the axil of a leaf, and of which a whole new plant can grow. */
import type { Component } from "solid-js"

export const Logo: Component = () => (
  <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <path class="logo-leaf" d="M16.900 13.200C17 8 20.600 4 27 3.400c.4 6-3.300 10-10.100 9.800Z" />
    <path class="logo-sprout" d="M15.100 14.600C9.700 14.900 6 12 5 6.800c5.200-.2 9.100 2.600 10.100 7.800Z" />
    <path
      class="logo-bulb"
      d={
        "M16 13.600c1.300 2.400 8.400 4.500 8.400 9.300 0 4.100-3.900 6.100-8.400 " +
        "6.100s-8.400-2-8.400-6.100c0-4.800 7.100-6.900 8.400-9.300Z"
      }
    />
    <path
      class="logo-shine"
      d="M16 17c-1 2-4.900 3.400-4.900 6.400 0 1.700.9 2.900 2.300 3.600-1.700-3.400.6-6.400 2.600-10Z"
    />
  </svg>
)
