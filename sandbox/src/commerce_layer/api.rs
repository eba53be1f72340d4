//! `/api/…`: one way through for every resource. A request is a method on a list, on a record, on what
//! a record is related to, or on the names of that; the schema says the rest.

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use serde_json::{Value, json};

use super::Shop;
use super::access::{Action, Caller};
use super::body::{Change, Reader};
use super::effects::Effects;
use super::problem::Problem;
use super::query::{Includes, Query};
use super::render::View;
use super::rules::Situation;
use super::schema::{self, Relationship, Resource};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Store};
use super::tokens::Presented;

const MEDIA_TYPE: &str = "application/vnd.api+json";

/// A request to the core API, without its body.
pub(super) struct Request<'a> {
    pub(super) method: &'a Method,
    /// What follows `/api/`.
    pub(super) path: &'a str,
    pub(super) query: &'a str,
    pub(super) headers: &'a HeaderMap,
    pub(super) origin: &'a str,
}

/// What a path leads to.
enum Target<'a> {
    List,
    Record(&'a str),
    Related(&'a str, &'static Relationship),
    Linkage(&'a str, &'static Relationship),
}

pub(super) fn answer(
    shop: &mut Shop,
    settings: &CommerceLayerSettings,
    request: &Request<'_>,
    body: &[u8],
    now: i64,
) -> Result<Response<Body>, Problem> {
    let Presented::Valid(session) = shop.tokens.present(request.headers, now) else {
        return Err(Problem::invalid_token());
    };
    let caller = session.caller.clone();
    check_media_types(request)?;
    let (resource, target) = target(request.path)?;
    let call = Call {
        settings,
        caller: &caller,
        request,
        resource,
        now,
    };
    match (request.method, target) {
        (&Method::GET, Target::List) => call.list(&shop.store),
        (&Method::GET, Target::Record(id)) => call.retrieve(&shop.store, id),
        (&Method::GET, Target::Related(id, to)) => call.related(&shop.store, id, to),
        (&Method::GET, Target::Linkage(id, to)) => call.linkage(&shop.store, id, to),
        (&Method::POST, Target::List) => call.create(shop, body),
        (&Method::PATCH, Target::Record(id)) => call.update(shop, id, body),
        (&Method::DELETE, Target::Record(id)) => call.delete(shop, id),
        _ => Err(Problem::method_not_allowed()),
    }
}

/// The resource is the first step of the path: budgets are counted for it.
pub(super) fn resource_name(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn check_media_types(request: &Request<'_>) -> Result<(), Problem> {
    let header = |name| {
        request
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let accepts = header(ACCEPT);
    if !accepts.is_empty() && !accepts.contains(MEDIA_TYPE) && !accepts.contains("*/*") {
        return Err(Problem::not_acceptable());
    }
    let writes = matches!(*request.method, Method::POST | Method::PATCH);
    if writes && !header(CONTENT_TYPE).starts_with(MEDIA_TYPE) {
        return Err(Problem::unsupported_media_type());
    }
    Ok(())
}

fn target(path: &str) -> Result<(&'static Resource, Target<'_>), Problem> {
    let steps: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let (name, rest) = steps.split_first().ok_or_else(Problem::no_such_endpoint)?;
    let resource = schema::resource(name).ok_or_else(Problem::no_such_endpoint)?;
    let relationship = |name: &str| {
        resource
            .relationship(name)
            .ok_or_else(Problem::no_such_endpoint)
    };
    let target = match rest {
        [] => Target::List,
        [id] => Target::Record(id),
        [id, "relationships", name] => Target::Linkage(id, relationship(name)?),
        [id, name] => Target::Related(id, relationship(name)?),
        _ => return Err(Problem::no_such_endpoint()),
    };
    Ok((resource, target))
}

struct Call<'a> {
    settings: &'a CommerceLayerSettings,
    caller: &'a Caller,
    request: &'a Request<'a>,
    resource: &'static Resource,
    now: i64,
}

impl Call<'_> {
    fn list(&self, store: &Store) -> Result<Response<Body>, Problem> {
        self.may(Action::List)?;
        let resources = schema::answering(self.resource);
        let query = self.query(&resources)?;
        let records = resources
            .iter()
            .flat_map(|resource| store.all(resource.name))
            .filter(|record| self.caller.lists(store, record))
            .collect();
        let records = query.select(records, store, self.caller);
        let path = format!("/api/{}", self.request.path);
        Ok(document(
            StatusCode::OK,
            &self.view(store, &query).list(&records, &path),
        ))
    }

    fn retrieve(&self, store: &Store, id: &str) -> Result<Response<Body>, Problem> {
        self.may(Action::Retrieve)?;
        let query = self.query(&schema::answering(self.resource))?;
        let record = self.find(store, id)?;
        Ok(document(
            StatusCode::OK,
            &self.view(store, &query).one(Some(record)),
        ))
    }

    fn related(
        &self,
        store: &Store,
        id: &str,
        relationship: &'static Relationship,
    ) -> Result<Response<Body>, Problem> {
        self.may(Action::Retrieve)?;
        self.may_follow(self.resource, relationship.name)?;
        let targets: Vec<&'static Resource> = relationship
            .targets
            .iter()
            .filter_map(|target| schema::resource(target))
            .collect();
        self.may_any(&targets)?;
        let query = self.query(&targets)?;
        let record = self.find(store, id)?;
        let related = store.related(record, relationship, self.caller);
        let view = self.view(store, &query);
        let answer = match relationship.many {
            true => {
                let related = query.select(related, store, self.caller);
                view.list(&related, &format!("/api/{}", self.request.path))
            }
            false => view.one(related.first().copied()),
        };
        Ok(document(StatusCode::OK, &answer))
    }

    fn linkage(
        &self,
        store: &Store,
        id: &str,
        relationship: &'static Relationship,
    ) -> Result<Response<Body>, Problem> {
        self.may(Action::Retrieve)?;
        self.may_follow(self.resource, relationship.name)?;
        let query = Query::default();
        let record = self.find(store, id)?;
        let link = format!("{}/api/{}/{id}", self.request.origin, self.resource.name);
        let answer = json!({
            "links": {
                "self": format!("{link}/relationships/{}", relationship.name),
                "related": format!("{link}/{}", relationship.name),
            },
            "data": self.view(store, &query).data_of(record, relationship),
        });
        Ok(document(StatusCode::OK, &answer))
    }

    fn create(&self, shop: &mut Shop, body: &[u8]) -> Result<Response<Body>, Problem> {
        self.may(Action::Create)?;
        let query = self.query(&[self.resource])?;
        let change = self.reader(&shop.store).created(body)?;
        self.situation(&shop.store, None, &change).check()?;
        let made = self.effects(shop).create(self.resource.name, &change);
        let view = self.view(&shop.store, &query);
        Ok(document(
            StatusCode::CREATED,
            &view.one(shop.store.find(&made)),
        ))
    }

    fn update(&self, shop: &mut Shop, id: &str, body: &[u8]) -> Result<Response<Body>, Problem> {
        self.may(Action::Update)?;
        let query = self.query(&[self.resource])?;
        let record = self.find(&shop.store, id)?;
        let change = self.reader(&shop.store).updated(body, record)?;
        self.situation(&shop.store, Some(record), &change).check()?;
        let reference = record.reference();
        self.effects(shop).update(&reference, &change)?;
        let view = self.view(&shop.store, &query);
        Ok(document(
            StatusCode::OK,
            &view.one(shop.store.find(&reference)),
        ))
    }

    fn delete(&self, shop: &mut Shop, id: &str) -> Result<Response<Body>, Problem> {
        self.may(Action::Delete)?;
        let record = self.find(&shop.store, id)?;
        let change = Change::default();
        self.situation(&shop.store, Some(record), &change)
            .may_go()?;
        let reference = record.reference();
        self.effects(shop).delete(&reference)?;
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        Ok(response)
    }

    fn may(&self, action: Action) -> Result<(), Problem> {
        self.caller.may(action, self.resource, self.settings)
    }

    /// What a relationship leads to may be looked at if one of its types may.
    fn may_any(&self, targets: &[&'static Resource]) -> Result<(), Problem> {
        let may = |resource: &&'static Resource| {
            self.caller
                .may(Action::Retrieve, resource, self.settings)
                .is_ok()
        };
        match targets.is_empty() || targets.iter().any(may) {
            true => Ok(()),
            false => Err(Problem::unauthorized()),
        }
    }

    /// A relationship is refused by itself, or with the list that has its name: what `transactions` of an order
    /// leads to are records of four other resources.
    fn may_follow(&self, resource: &Resource, name: &str) -> Result<(), Problem> {
        if !self.caller.may_use(resource, name, self.settings) {
            return Err(Problem::unauthorized());
        }
        match schema::resource(name).filter(|_| name == "transactions") {
            Some(list) => self.caller.may(Action::Retrieve, list, self.settings),
            None => Ok(()),
        }
    }

    fn query(&self, targets: &[&'static Resource]) -> Result<Query, Problem> {
        let query = Query::read(self.request.query, targets, self.settings)?;
        self.may_include(targets, &query.includes)?;
        Ok(query)
    }

    fn may_include(
        &self,
        resources: &[&'static Resource],
        includes: &Includes,
    ) -> Result<(), Problem> {
        for (name, further) in &includes.0 {
            for resource in resources {
                self.may_follow(resource, name)?;
            }
            let targets: Vec<&'static Resource> = resources
                .iter()
                .filter_map(|resource| resource.relationship(name))
                .flat_map(|relationship| relationship.targets)
                .filter_map(|target| schema::resource(target))
                .collect();
            self.may_any(&targets)?;
            self.may_include(&targets, further)?;
        }
        Ok(())
    }

    /// Whether somebody else's record is denied or not even admitted is a setting.
    fn find<'a>(&self, store: &'a Store, id: &str) -> Result<&'a Record, Problem> {
        let record = schema::answering(self.resource)
            .iter()
            .find_map(|resource| store.get(resource.name, id))
            .ok_or_else(|| Problem::not_found(id))?;
        match (
            self.caller.sees(store, record),
            self.settings.foreign_record_status,
        ) {
            (true, _) => Ok(record),
            (false, 401) => Err(Problem::unauthorized()),
            (false, _) => Err(Problem::not_found(id)),
        }
    }

    fn reader<'a>(&'a self, store: &'a Store) -> Reader<'a> {
        Reader {
            resource: self.resource,
            store,
            caller: self.caller,
            settings: self.settings,
        }
    }

    fn situation<'a>(
        &'a self,
        store: &'a Store,
        record: Option<&'a Record>,
        change: &'a Change,
    ) -> Situation<'a> {
        Situation {
            store,
            settings: self.settings,
            caller: self.caller,
            now: self.now,
            kind: self.resource.name,
            record,
            change,
        }
    }

    fn effects<'a>(&'a self, shop: &'a mut Shop) -> Effects<'a> {
        Effects {
            store: &mut shop.store,
            tokens: &mut shop.tokens,
            settings: self.settings,
            caller: self.caller,
            now: self.now,
        }
    }

    fn view<'a>(&'a self, store: &'a Store, query: &'a Query) -> View<'a> {
        View {
            store,
            settings: self.settings,
            caller: self.caller,
            query,
            origin: self.request.origin,
        }
    }
}

fn document(status: StatusCode, body: &Value) -> Response<Body> {
    let mut response = crate::wire::json(status, body);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    response
}
