import { type JsonObject, type JsonValue, listOf, memberOf, numberOf, textOf } from '../json/json-value'

export type Level = 'error' | 'warning' | 'note' | 'none'
const LEVELS: readonly string[] = ['error', 'warning', 'note', 'none']

/** The rules of one run: those of the driver and of its extensions, by place and by id. */
export class Rules {
  private readonly byPlace = new Map<string, JsonObject>()
  private readonly byId = new Map<string, JsonObject>()
  private readonly overrides = new Map<string, Level>()

  /** @param path to the rule, `runs/0/tool/driver/rules/3` or `runs/0/tool/extensions/1/rules/3` */
  add(rule: JsonObject, path: readonly string[]): void {
    const component = path[3] === 'extensions' ? (path[4] ?? '') : 'driver'
    this.byPlace.set(`${component}:${path.at(-1)}`, rule)
    const id = textOf(rule, 'id')
    if (id !== '' && !this.byId.has(id)) this.byId.set(id, rule)
  }

  get all(): JsonObject[] {
    return [...this.byPlace.values()]
  }

  /** Settings that a run was started with. */
  override(run: JsonValue): void {
    for (const invocation of listOf(run, 'invocations')) {
      for (const one of listOf(invocation, 'ruleConfigurationOverrides')) {
        const level = levelOf(memberOf(one, 'configuration'), 'level')
        const descriptor = memberOf(one, 'descriptor')
        const index = numberOf(descriptor, 'index')
        const id = textOf(index === undefined ? descriptor : this.byPlace.get(`driver:${index}`), 'id')
        if (level && id !== '') this.overrides.set(id, level)
      }
    }
  }

  /** The rule of a result (§3.27.5–3.27.7): by index, by id, by the id before its last part. */
  of(result: JsonObject): JsonObject | undefined {
    const reference = memberOf(result, 'rule')
    const index = numberOf(reference, 'index') ?? numberOf(result, 'ruleIndex')
    const component = numberOf(memberOf(reference, 'toolComponent'), 'index')
    const place =
      index === undefined || index < 0 ? undefined : this.byPlace.get(`${component ?? 'driver'}:${index}`)
    const id = ruleId(result)
    return place ?? this.byId.get(id) ?? this.byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/'))))
  }

  /** How grave a result is (§3.27.10): as it says, by its kind, by what the run or the rule sets, else a warning. */
  level(result: JsonObject, rule: JsonObject | undefined): Level {
    const own = levelOf(result, 'level')
    if (own) return own
    if ((textOf(result, 'kind') || 'fail') !== 'fail') return 'none'
    const set = this.overrides.get(ruleId(result)) ?? this.overrides.get(textOf(rule, 'id'))
    return set ?? levelOf(memberOf(rule, 'defaultConfiguration'), 'level') ?? 'warning'
  }
}

export function ruleId(result: JsonObject): string {
  return textOf(result, 'ruleId') || textOf(memberOf(result, 'rule'), 'id')
}

function levelOf(value: JsonValue | undefined, name: string): Level | undefined {
  const level = textOf(value, name)
  return LEVELS.includes(level) ? (level as Level) : undefined
}
