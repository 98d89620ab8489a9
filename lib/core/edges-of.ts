import type { Catalogue, MappingEdge } from './framework'

/** Mapping edges that end at a control, in the order of the file; none for a control that nothing maps to. */
export function edgesOf(
  catalogue: Catalogue,
  frameworkId: string,
  controlId: string,
): readonly MappingEdge[] {
  return catalogue.edgesByControl.get(`${frameworkId}\n${controlId}`) ?? []
}
