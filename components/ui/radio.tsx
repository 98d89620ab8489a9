import { Tick, type TickProps } from './tick'

export function Radio(props: TickProps) {
  return <Tick {...props} type="radio" look="ui-radio" />
}
