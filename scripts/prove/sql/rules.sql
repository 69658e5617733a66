-- The words of the law that the third answer is said in. Moments and ticks are whole numbers; a set of either is a multirange.
create schema proof;

-- A stretch that may be open at either end, and is empty where it would end before it begins.
create function proof.stretch(lower_end int, upper_end int) returns int4multirange language sql immutable
return case when lower_end >= upper_end then '{}'::int4multirange else int4multirange(int4range(lower_end, upper_end)) end;

create function proof.always() returns int4multirange language sql immutable
return '{(,)}'::int4multirange;

create function proof.ticks_of(written jsonb) returns int4range language sql immutable
return int4range((written ->> 'from')::int, (written ->> 'to')::int);

create function proof.texts(written jsonb) returns text[] language sql immutable
return array(select jsonb_array_elements_text(written));

-- The moment a delay after another: years, months and days by the wall clock of a zone, for which the database has its own tables.
create function proof.after(moment int, delay jsonb, clock jsonb) returns int language sql stable
return case delay ->> 'kind'
  when 'hours' then moment + round((delay ->> 'hours')::numeric * 3600000 / (clock ->> 'step')::numeric)::int
  when 'calendar' then round((extract(epoch from (
      (to_timestamp(((clock ->> 'base')::numeric + moment * (clock ->> 'step')::numeric) / 1000) at time zone (delay ->> 'zone'))
        + make_interval(years => (delay ->> 'years')::int, months => (delay ->> 'months')::int, days => (delay ->> 'days')::int)
    ) at time zone (delay ->> 'zone')) * 1000 - (clock ->> 'base')::numeric) / (clock ->> 'step')::numeric)::int
  else moment end;

-- Edits of whole ticks as the house makes them: a margin wider inside the stretch that plays without a break, short pauses closed.
create function proof.grown(places int4multirange, room int4multirange, margin int, gap int) returns int4multirange language sql immutable
return coalesce((
  select range_agg(each_stretch.closed)
  from (
    select wider + coalesce((
      select range_agg(pause) from unnest(multirange(stretch) - wider) as pause
      where upper(pause) - lower(pause) <= gap and lower(pause) > lower(stretch) and upper(pause) < upper(stretch)
    ), '{}') as closed
    from unnest(room) as stretch, lateral (
      select range_agg(int4range(lower(place) - margin, upper(place) + margin)) * multirange(stretch) as wider
      from unnest(places * multirange(stretch)) as place
    ) as widening
    where wider is not null
  ) as each_stretch
), '{}');

-- Groups as they were in 1970, where drawn worlds lie.
create function proof.is_in(place text, areas text[]) returns boolean language sql immutable
return areas && (array['WORLD', place] ||
  case place when 'DE' then '{EU,DACH}'::text[] when 'FR' then '{EU}'::text[] else '{}'::text[] end);

-- A rule that names no areas means all; an exposure to the world is touched by each.
create function proof.touches(areas text[], places text[]) returns boolean language sql immutable
return cardinality(areas) = 0 or 'WORLD' = any (places)
  or exists (select from unnest(places) as place where proof.is_in(place, areas));

create function proof.is_at(scope jsonb, asked_platform text, asked_account text) returns boolean language sql immutable
return case scope ->> 'kind'
  when 'anywhere' then true
  when 'platform' then scope ->> 'platform' = asked_platform
  else scope ->> 'platform' = asked_platform and scope ->> 'account' = asked_account end;

-- Since when a story's premieres have opened a place: its own speaks for it, else that of the whole world.
create function proof.opened_at(evidence jsonb, reveal jsonb, place text) returns int language sql stable
return (
  select proof.after((premiere ->> 'at')::int, reveal -> 'delay', evidence -> 'clock')
  from jsonb_array_elements(evidence -> 'story' -> 'premieres') as premiere
  where premiere -> 'of' = reveal -> 'of' and premiere ->> 'territory' in (place, 'WORLD')
  order by premiere ->> 'territory' = place desc
  limit 1
);

-- The moments at which a secret is none any more, or which a page asks each viewer about; one that waits for itself never is.
create function proof.open_moments(reveal jsonb, evidence jsonb, places text[], knows_progress boolean, waiting text[])
returns int4multirange language plpgsql stable as $$
declare
  part jsonb;
  secret jsonb;
  open_at int;
  moments int4multirange;
begin
  case reveal ->> 'kind'
    when 'at' then return proof.stretch((reveal ->> 'at')::int, null);
    when 'never' then return '{}';
    when 'premiere' then
      if reveal ->> 'territory' <> 'each' then places := array[reveal ->> 'territory'];
      -- The whole world is everywhere that has a premiere of its own, too.
      elsif 'WORLD' = any (places) then
        places := places || array(
          select premiere ->> 'territory' from jsonb_array_elements(evidence -> 'story' -> 'premieres') as premiere
          where premiere -> 'of' = reveal -> 'of');
      end if;
      select case when count(*) = cardinality(places) then max(opened) end
      from (select proof.opened_at(evidence, reveal, place) as opened from unnest(places) as place) as each_place
      where opened is not null into open_at;
      return case when open_at is null then '{}' else proof.stretch(open_at, null) end;
    when 'story-point' then
      if knows_progress then return proof.always(); end if;
      select (point ->> 'publicAt')::int from jsonb_array_elements(evidence -> 'story' -> 'points') as point
      where point ->> 'id' = reveal ->> 'point' into open_at;
      return case when open_at is null then '{}' else proof.stretch(open_at, null) end;
    when 'with' then
      select subject from jsonb_array_elements(evidence -> 'subjects') as subject
      where subject ->> 'id' = reveal ->> 'secretId' and subject ->> 'kind' = 'secret' into secret;
      if secret is null or secret ->> 'id' = any (waiting) then return '{}'; end if;
      return proof.open_moments(secret -> 'reveal', evidence, places, knows_progress, waiting || (secret ->> 'id'));
    else
      moments := case reveal ->> 'kind' when 'all' then proof.always() else '{}' end;
      for part in select jsonb_array_elements(reveal -> 'of') loop
        if reveal ->> 'kind' = 'all'
        then moments := moments * proof.open_moments(part, evidence, places, knows_progress, waiting);
        else moments := moments + proof.open_moments(part, evidence, places, knows_progress, waiting);
        end if;
      end loop;
      return moments;
  end case;
end $$;

