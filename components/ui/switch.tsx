import { Tick, type TickProps } from './tick'

/** On or off, at once. */
export function Switch(props: TickProps) {
  return <Tick {...props} type="checkbox" role="switch" look="ui-switch" />
}
