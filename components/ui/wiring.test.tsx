import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './button'
import { Checkbox } from './checkbox'
import { CheckboxGroup } from './checkbox-group'
import { NativeSelect } from './native-select'
import { Radio } from './radio'
import { RadioGroup } from './radio-group'
import { TextInput } from './text-input'

const nothing = () => undefined
/** The attributes of the first such tag. */
const tagOf = (html: string, tag: string) => new RegExp(`<${tag}[^>]*>`).exec(html)?.[0] ?? ''

describe('a field', () => {
  const html = renderToStaticMarkup(
    <TextInput
      id="name"
      label="Name"
      description="Of the host"
      error="Too long"
      required
      mt="sm"
      data-key="n"
    />,
  )

  it('is named by its label, and its description and fault are read with it', () => {
    expect(tagOf(html, 'label')).toContain('for="name"')
    expect(tagOf(html, 'input')).toContain('aria-describedby="name-error name-description"')
    for (const said of ['id="name-error"', 'id="name-description"']) expect(html).toContain(said)
    expect(tagOf(html, 'input')).toContain('aria-invalid="true"')
  })

  it('says that it must be filled in to the eye by an asterisk and to the machine by `required`', () => {
    expect(html).toContain('<span aria-hidden="true"> *</span>')
    expect(tagOf(html, 'input')).toContain('required=""')
    expect(renderToStaticMarkup(<TextInput label="Name" required withAsterisk={false} />)).not.toContain(' *')
  })

  it('gives its control what it does not know, and takes where it stands for itself', () => {
    expect(tagOf(html, 'input')).toContain('data-key="n"')
    expect(tagOf(html, 'input')).not.toContain('style')
    expect(tagOf(html, 'div')).toContain('margin-top:var(--mantine-spacing-sm)')
  })
})

it('draws options that are words, pairs and groups', () => {
  const data = ['a', { value: 'b', label: 'B' }, { group: 'G', items: ['c'] }]
  const html = renderToStaticMarkup(
    <NativeSelect aria-label="Which" data={data} value="b" onChange={nothing} />,
  )
  expect(html).toContain('<option value="a">a</option><option value="b" selected="">B</option>')
  expect(html).toContain('<optgroup label="G"><option value="c">c</option></optgroup>')
})

describe('a group', () => {
  it('of radios is named, knows which is on, and gives all one name', () => {
    const html = renderToStaticMarkup(
      <RadioGroup label="Kind" value="b" onChange={nothing}>
        <Radio value="a" label="A" />
        <Radio value="b" label="B" />
      </RadioGroup>,
    )
    const [, labelled = ''] = /role="radiogroup" aria-labelledby="([^"]+)"/.exec(html) ?? []
    expect(html).toContain(`<div class="ui-label" id="${labelled}">Kind</div>`)
    const names = [...html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(names).size).toBe(1)
    expect(html.match(/<input[^>]*value="b"[^>]*>/)?.[0]).toContain('checked')
    expect(html.match(/<input[^>]*value="a"[^>]*>/)?.[0]).not.toContain('checked')
  })

  it('of checkboxes may have several on, or be off as a whole', () => {
    const html = renderToStaticMarkup(
      <CheckboxGroup label="Events" value={['a', 'c']} onChange={nothing} disabled>
        {['a', 'b', 'c'].map((one) => (
          <Checkbox key={one} value={one} label={one} />
        ))}
      </CheckboxGroup>,
    )
    expect(html.match(/checked=""/g)).toHaveLength(2)
    expect(html.match(/disabled=""/g)).toHaveLength(3)
  })
})

describe('a button', () => {
  it('takes no press while it is busy, and says so by turning', () => {
    const html = renderToStaticMarkup(<Button loading>Save</Button>)
    expect(tagOf(html, 'button')).toContain('disabled=""')
    expect(html).toContain('ui-loader')
    expect(renderToStaticMarkup(<Button loading={false}>Save</Button>)).not.toContain('ui-loader')
  })

  it('sends no form unless it is told to', () => {
    expect(tagOf(renderToStaticMarkup(<Button>Add</Button>), 'button')).toContain('type="button"')
    expect(tagOf(renderToStaticMarkup(<Button type="submit">Add</Button>), 'button')).toContain(
      'type="submit"',
    )
  })

  it('can be a link that looks like one', () => {
    const html = renderToStaticMarkup(
      <Button component="a" href="/x">
        Go
      </Button>,
    )
    expect(html).toMatch(/^<a href="\/x" class="ui-button"/)
  })
})
