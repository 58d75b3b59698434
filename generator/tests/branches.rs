//! What tells the branches of a union apart.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::ir::{TypeKind, Union};
use openapi_to_crate::lower::lower;
use openapi_to_crate::parse::parse;

/// The only union of a document with these schemas.
fn union(schemas: &str) -> Union {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Branches, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let mut report = Report::default();
    let document = parse("branches.yaml", text.as_bytes(), &mut report).expect("it is sound");
    let api = lower(&document, None, &mut report).expect("it is sound");
    let unions = api.types.into_iter().filter_map(|ty| match ty.kind {
        TypeKind::Union(union) => Some(union),
        _ => None,
    });
    let unions: Vec<_> = unions.collect();
    <[Union; 1]>::try_from(unions).map(|[only]| only).unwrap_or_else(|all| panic!("{all:?}"))
}

#[test]
fn a_key_of_a_part_after_one_that_comes_twice_tells_branches_apart() {
    let branch = |name: &str, tag: &str| {
        format!(
            "    {name}:
      allOf:
        - {{$ref: '#/components/schemas/Base'}}
        - {{$ref: '#/components/schemas/Base'}}
        - {{type: object, required: [kind], properties: {{kind: {{type: string, enum: [{tag}]}}}}}}
"
        )
    };
    let found = union(&format!(
        "    Animal: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]}}
    Base: {{type: object, properties: {{name: {{type: string}}}}}}
{}{}",
        branch("Cat", "cat"),
        branch("Dog", "dog")
    ));
    assert_eq!(found.discriminator.as_deref(), Some("kind"));
    let tags: Vec<_> = found.variants.iter().map(|variant| variant.tags.join(",")).collect();
    assert_eq!(tags, ["cat", "dog"]);
}
