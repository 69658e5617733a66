-- The answer at every moment a world could be asked again at, then the answer asked for: its kind, when time alone makes
-- it better, where something is wrong, and which ticks each kind of edit takes.
with moments as (
  select world, at, moment, proof.stretch(moment, coalesce(until, moment + 1)) as during
  from asked, unnest(askable) as moment where moment >= at and moment < coalesce(until, 2147483647)
), used as (
  select world, margin, gap, range_agg(int4range(place, place + 1)) as places
  from ticks join asked using (world) group by 1, 2, 3
), found as (
  select m.moment, w.*
  from moments as m join wrongs as w using (world) where w.moments && m.during
), matters as (
  select world, moment, matter, range_agg(int4range(place, place + 1)) as raw
  from found where cure = 'trim' group by 1, 2, 3
), grown_matters as (
  select m.*, case when margin + gap = 0 then raw else proof.grown(raw, used.places, margin, gap) end as places
  from matters as m join used using (world)
), rest as (
  select m.world, m.moment, proof.grown(range_agg(m.raw), used.places, margin, gap) as places
  from grown_matters as m join used using (world) where not m.places @> used.places
  group by 1, 2, used.places, margin, gap
), holding as (
  select world, moment, matter
  from grown_matters as matters join used using (world) left join rest using (world, moment)
  where matters.places @> used.places or rest.places @> used.places
), lasting as (
  select world, moment, proof.grown(range_agg(int4range(place, place + 1)), used.places, margin, gap) as places
  from found join holding using (world, moment, matter) join used using (world)
  where cure = 'trim' and uncured = 'refused' group by 1, 2, used.places, margin, gap
), weighed as (
  select found.*, case
    when cure <> 'none' and not (cure = 'trim' and holding.matter is not null) then 1
    when uncured = 'held' then 2
    when cure = 'trim' and not lasting.places @> used.places then 2
    else 3
  end as weight
  from found join used using (world)
  left join holding using (world, moment, matter)
  left join lasting using (world, moment)
), kinds as (
  select m.world, m.at, m.moment, coalesce(max(weight), 0) as kind
  from moments as m left join weighed as w using (world, moment) group by 1, 2, 3
), edited as (
  select world, cure, subject, range_agg(int4range(place, place + 1)) as places
  from weighed join asked using (world) where weight = 1 and moment = at group by 1, 2, 3
), trims as (
  select used.world, margin, gap, used.places as room,
    proof.grown(coalesce(range_agg(edited.places) filter (where cure = 'trim'), '{}'), used.places, margin, gap) as places
  from used left join edited using (world) group by 1, 2, 3, 4
), made as (
  select world, 'trim' as cure, places from trims
  union all
  select world, cure, proof.grown(range_agg(edited.places) - trims.places, room - trims.places, margin, gap)
  from edited join trims using (world) where cure = 'mute' group by 1, 2, room, trims.places, margin, gap
  union all
  select world, cure, proof.grown(edited.places - trims.places, room - trims.places, margin, gap)
  from edited join trims using (world) where cure in ('blur', 'cover')
), answers as (
  select *, min(kind) filter (where moment = at) over (partition by world) as first_kind from kinds
), reliefs as (
  select world, min(moment) as "clearsAt" from answers where kind < first_kind group by 1
), wheres as (
  select world, array_agg(distinct asset || ' ' || tick || ' ' || side) as "where"
  from weighed join asked using (world) where moment = at group by 1
), edits as (
  select world, array_agg(distinct cure || ' ' || asset || ' ' || tick) as edits
  from made join ticks using (world) where made.places @> ticks.place group by 1
)
select world, ('{cleared,cleared-with-edits,held,refused}'::text[])[kind + 1] as kind, "clearsAt",
  coalesce("where", '{}') as "where", coalesce(edits, '{}') as edits
from answers left join reliefs using (world) left join wheres using (world) left join edits using (world)
where moment = at
